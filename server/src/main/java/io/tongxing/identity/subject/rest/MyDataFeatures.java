package io.tongxing.identity.subject.rest;

import io.tongxing.identity.subject.LooksAtMe;
import io.tongxing.identity.subject.SubjectStore;

/** What a resident's questions about their own data need, put together for one Keycloak session. */
public interface MyDataFeatures {
    LooksAtMe looksAtMe();

    SubjectStore subjects();
}
