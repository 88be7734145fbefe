package io.tongxing.identity.subject.keycloak;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Remembers in a login session that a mobile was proven in it by a code, by the account that the mobile belongs to.
 *
 * <p>Kept on the server, so that nobody sees whether the mobile has an account. The mobile itself is not kept.
 */
final class ProvenMobile {
    private static final String NOTE = "tongxing.mobile.proven-for";
    private static final String NOBODY = "-";

    private ProvenMobile() {}

    static void remember(AuthenticationSessionModel flow, Optional<String> account) {
        flow.setAuthNote(NOTE, account.orElse(NOBODY));
    }

    static boolean isOf(AuthenticationSessionModel flow, String account) {
        return account.equals(flow.getAuthNote(NOTE));
    }
}
