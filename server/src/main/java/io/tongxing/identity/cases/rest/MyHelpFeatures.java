package io.tongxing.identity.cases.rest;

import io.tongxing.identity.cases.Helping;
import io.tongxing.identity.subject.SubjectStore;

/** What a resident's questions about help need, put together for one Keycloak session. */
public interface MyHelpFeatures {
    Helping helping();

    SubjectStore subjects();
}
