package io.tongxing.identity.proofing.keycloak;

import io.tongxing.identity.proofing.AskSource;
import io.tongxing.identity.proofing.CounterAppointments;
import io.tongxing.identity.proofing.ProveIdentity;
import io.tongxing.identity.subject.SmsGateway;
import io.tongxing.identity.subject.SubjectStore;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.util.List;

/** The proofing feature put together for one Keycloak session, as its page needs it. */
public interface ProofingFeatures {
    ProveIdentity proveIdentity();

    /** The resident's side of a service hall: the code that a page shows. */
    CounterAppointments counterAppointments();

    SubjectStore subjects();

    AskSource askSource();

    SmsGateway smsGateway();

    /** The sources that are set up, in the order in which a person is offered them. */
    List<EvidenceVerifier> evidenceVerifiers();
}
