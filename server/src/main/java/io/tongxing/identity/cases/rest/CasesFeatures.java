package io.tongxing.identity.cases.rest;

import io.tongxing.identity.cases.CaseStore;
import io.tongxing.identity.cases.HandOut;
import io.tongxing.identity.cases.LookUpPersons;
import io.tongxing.identity.cases.WorkOnCases;
import io.tongxing.identity.platform.Bulkhead;
import io.tongxing.identity.platform.keys.KeyRotations;
import io.tongxing.identity.proofing.CounterProofing;
import io.tongxing.identity.proofing.ProveIdentity;
import io.tongxing.identity.subject.Accounts;
import io.tongxing.identity.subject.SmsGateway;
import io.tongxing.identity.subject.UnmaskIdentifier;

/** What operators' endpoints need, put together for one Keycloak session. */
public interface CasesFeatures {
    CounterProofing counterProofing();

    ProveIdentity proveIdentity();

    WorkOnCases workOnCases();

    CaseStore caseStore();

    LookUpPersons lookUpPersons();

    HandOut handOut();

    UnmaskIdentifier unmaskIdentifier();

    KeyRotations keyRotations();

    Accounts accounts();

    SmsGateway smsGateway();

    /** Threads for what follows a step. */
    Bulkhead afterwards();
}
