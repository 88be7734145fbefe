package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.subject.ContactStore;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.identity.subject.KeepMobile;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * Looks at the mobile of who has just logged in. One that nobody made sure of for half a year is confirmed by the carrier, without the person
 * noticing; where no carrier can be asked, or it said no, and where there is no mobile any more, the person is asked.
 */
record MobileCheck(NestedTransaction nested) {

    void at(AuthenticationFlowContext context, SubjectFeatures here, UUID person) {
        KeepMobile.State state = here.keepMobile().stateOf(person);
        if (state == KeepMobile.State.CURRENT) {
            return;
        }
        Optional<EvidenceVerifier> carrier = here.freshEvidence().source(EvidenceType.CARRIER_3);
        if (state == KeepMobile.State.AGED && carrier.isPresent()) {
            askCarrier(context, here, carrier.get(), person);
        } else {
            context.getAuthenticationSession().addRequiredAction(RenewMobileAction.ID);
        }
    }

    private void askCarrier(
            AuthenticationFlowContext context, SubjectFeatures here, EvidenceVerifier carrier, UUID person) {
        Optional<ContactStore.Binding> binding = here.keepMobile().mobileOf(person);
        Optional<CurrentIdentity> identity = here.subjects().currentIdentity(person);
        if (binding.isEmpty() || identity.isEmpty() || !carrier.isUp()) {
            return;
        }
        Runnable confirmed = nested.detached(
                context.getSession(), inner -> inner.keepMobile().confirmed(person, "carrier"));
        Runnable doubted = nested.detached(
                context.getSession(), inner -> inner.keepMobile().doubted(person));
        here.freshEvidence()
                .askLater(
                        carrier,
                        new ClaimedIdentity(
                                identity.get().name(), identity.get().document()),
                        Map.of("mobile", binding.get().mobile().value()),
                        outcome -> {
                            if (outcome instanceof EvidenceOutcome.Confirmed) {
                                confirmed.run();
                            } else if (outcome instanceof EvidenceOutcome.NotConfirmed) {
                                doubted.run();
                            }
                        });
    }
}
