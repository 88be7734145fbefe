package io.tongxing.identity.proofing.keycloak;

import io.tongxing.identity.platform.Ids;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.authentication.RequiredActionContext;

/**
 * What a proof remembers in its login flow and nowhere else: the attempt that the page speaks of, the challenge that was shown, the state that a visit
 * to a source must bring back. A challenge and a state count once.
 */
final class LoginNotes {
    private static final String ATTEMPT = "tongxing.proofing-attempt";
    private static final String CHALLENGE = "tongxing.proof-challenge";
    private static final String VISIT = "tongxing.proof-visit";
    private static final int RANDOM_BYTES = 32;
    private static final Ids IDS = new Ids();

    private LoginNotes() {}

    static Optional<UUID> attempt(RequiredActionContext context) {
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(ATTEMPT))
                .map(UUID::fromString);
    }

    static void attempt(RequiredActionContext context, UUID attempt) {
        context.getAuthenticationSession().setAuthNote(ATTEMPT, attempt.toString());
    }

    /** Names what is signed and by whom it was asked, so that a signature given elsewhere is none of ours and ours is none elsewhere. */
    static String newChallenge(RequiredActionContext context) {
        String challenge = "tongxing-proof:" + context.getRealm().getName() + ":" + random();
        context.getAuthenticationSession().setAuthNote(CHALLENGE, challenge);
        return challenge;
    }

    static Optional<String> takeChallenge(RequiredActionContext context) {
        return take(context, CHALLENGE);
    }

    /** Remembers that this login goes to a source for a ticket, and answers what it has to bring back. */
    static String newVisit(RequiredActionContext context, String method) {
        String state = random();
        context.getAuthenticationSession().setAuthNote(VISIT, method + " " + state);
        return state;
    }

    /** The method that the login went away for, if this is what it was to bring back; a state counts once, right or wrong. */
    static Optional<String> takeVisit(RequiredActionContext context, String state) {
        return take(context, VISIT)
                .filter(visit -> visit.endsWith(" " + state))
                .map(visit -> visit.substring(0, visit.indexOf(' ')));
    }

    private static Optional<String> take(RequiredActionContext context, String note) {
        Optional<String> value =
                Optional.ofNullable(context.getAuthenticationSession().getAuthNote(note));
        context.getAuthenticationSession().removeAuthNote(note);
        return value;
    }

    private static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(IDS.bytes(RANDOM_BYTES));
    }
}
