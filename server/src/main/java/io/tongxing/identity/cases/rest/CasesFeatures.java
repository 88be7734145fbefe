package io.tongxing.identity.cases.rest;

import io.tongxing.identity.proofing.CounterProofing;
import io.tongxing.identity.proofing.ProveIdentity;

/** What operators' endpoints need, put together for one Keycloak session. */
public interface CasesFeatures {
    CounterProofing counterProofing();

    ProveIdentity proveIdentity();
}
