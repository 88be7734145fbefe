package io.tongxing.identity.platform.rest;

import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.platform.OperatorRole;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * Lets members of staff in, by bearer token of the realm of operators.
 *
 * <p>Keycloak does nothing of this for an extension: not the realm, not TLS, not the token. An attacker with a resident's token, a service account's
 * or one of another audience must meet the same constant refusal as one without any. Every login of the realm asks for the second factor
 * (see the realm's flows); that the account still has one is asked here again.
 */
public final class OperatorGate {
    /** The realm whose tokens count. */
    public static final String REALM = "operators";
    /** The audience that a token for this API is made out to. */
    public static final String AUDIENCE = "urn:tongxing:operator-api";

    private static final Logger LOG = Logger.getLogger(OperatorGate.class);
    private static final int LONGEST_OFFICE = 60;

    private final KeycloakSession session;

    public OperatorGate(KeycloakSession session) {
        this.session = session;
    }

    /** The operator who calls, if they have one of the roles; otherwise the request ends here. */
    public Operator require(OperatorRole... oneOf) {
        RealmModel realm = session.getContext().getRealm();
        boolean open = REALM.equals(realm.getName()) && realm.isEnabled();
        if (!open) {
            throw Answers.refuse(404, "not-found");
        }
        if (!isSecure(realm)) {
            throw Answers.refuse(403, "https-required");
        }
        AuthResult caller = new AppAuthManager.BearerTokenAuthenticator(session)
                .setAudience(AUDIENCE)
                .authenticate();
        if (caller == null || !isStaff(caller.user())) {
            throw Answers.refuse(401, "unauthorised");
        }
        UserModel user = caller.user();
        boolean may = Arrays.stream(oneOf).anyMatch(role -> has(realm, user, role));
        if (!may) {
            LOG.infof("reason=operator-role-missing operator=%s", user.getId());
            throw Answers.refuse(403, "forbidden");
        }
        return new Operator(user.getId(), office(user), ownPerson(user));
    }

    private boolean isSecure(RealmModel realm) {
        return "https".equals(session.getContext().getUri().getBaseUri().getScheme())
                || !realm.getSslRequired().isRequired(session.getContext().getConnection());
    }

    private static boolean isStaff(UserModel user) {
        return user.getServiceAccountClientLink() == null
                && user.credentialManager().isConfiguredFor(OTPCredentialModel.TYPE);
    }

    private static boolean has(RealmModel realm, UserModel user, OperatorRole role) {
        RoleModel held = realm.getRole(role.roleName());
        return held != null && user.hasRole(held);
    }

    private static String office(UserModel user) {
        String office = user.getFirstAttribute("office");
        boolean usable = office != null
                && !office.isBlank()
                && office.length() <= LONGEST_OFFICE
                && office.chars().noneMatch(Character::isISOControl);
        return usable ? office.strip() : "政务服务大厅";
    }

    private static Optional<UUID> ownPerson(UserModel user) {
        String person = user.getFirstAttribute("resident");
        try {
            return person == null ? Optional.empty() : Optional.of(UUID.fromString(person));
        } catch (IllegalArgumentException malformed) {
            // Who this is was said, and said badly: acting on anybody could be acting on themselves.
            throw Answers.refuse(403, "forbidden");
        }
    }
}
