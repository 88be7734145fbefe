package io.tongxing.identity.subject.keycloak;

import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A transaction of its own inside a request: what is counted or decided in it stands, whatever becomes of the page around it.
 *
 * <p>Keycloak commits the request's own transaction only after the page was made; a wrong code that is counted there would be forgotten by the
 * exception that rejects it.
 */
final class NestedTransaction {
    private final Function<KeycloakSession, SubjectFeatures> features;

    NestedTransaction(Function<KeycloakSession, SubjectFeatures> features) {
        this.features = features;
    }

    <T> T call(KeycloakSession outer, Function<SubjectFeatures, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                outer.getKeycloakSessionFactory(),
                outer.getContext(),
                inner -> work.apply(features.apply(inner)),
                "tongxing subject");
    }
}
