package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.platform.Bulkhead;
import io.tongxing.identity.subject.ContactCodes;
import io.tongxing.identity.subject.EnrolSubject;
import io.tongxing.identity.subject.FreshEvidence;
import io.tongxing.identity.subject.KeepMobile;
import io.tongxing.identity.subject.KnownDevices;
import io.tongxing.identity.subject.LoginLimits;
import io.tongxing.identity.subject.LostMobile;
import io.tongxing.identity.subject.RecoverAccount;
import io.tongxing.identity.subject.RecoveryPolicy;
import io.tongxing.identity.subject.ResolveAccount;
import io.tongxing.identity.subject.SmsGateway;
import io.tongxing.identity.subject.SubjectStore;
import java.time.Clock;

/** The subject feature put together for one Keycloak session, as its pages need it. */
public interface SubjectFeatures {
    EnrolSubject enrolSubject();

    ResolveAccount resolveAccount();

    ContactCodes contactCodes();

    RecoverAccount recoverAccount();

    LostMobile lostMobile();

    KeepMobile keepMobile();

    SubjectStore subjects();

    RecoveryPolicy recoveryPolicy();

    FreshEvidence freshEvidence();

    LoginLimits loginLimits();

    KnownDevices knownDevices();

    Clock clock();

    byte[] randomBytes(int length);

    SmsGateway smsGateway();

    /** Threads for what is done after the answer, such as telling departments that a session ended. */
    Bulkhead afterwards();
}
