package io.tongxing.identity.proofing.rest;

import io.tongxing.identity.proofing.ProveIdentity;
import io.tongxing.identity.subject.SubjectStore;

/** What a resident's questions about their own proof need, put together for one Keycloak session. */
public interface MyProofFeatures {
    ProveIdentity proveIdentity();

    SubjectStore subjects();
}
