package io.tongxing.identity.wiring;

import io.tongxing.identity.claims.keycloak.TokenFacts;
import java.util.List;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.mappers.AbstractSAMLProtocolMapper;
import org.keycloak.protocol.saml.mappers.NameIdMapperHelper;
import org.keycloak.protocol.saml.mappers.SAMLNameIdMapper;
import org.keycloak.provider.ProviderConfigProperty;

/** The pairwise subject as persistent NameID: computed, so Keycloak stores no attribute per resident and department. */
public final class PairwiseNameIdMapper extends AbstractSAMLProtocolMapper implements SAMLNameIdMapper {
    @Override
    public String mapperNameId(
            String nameIdFormat,
            ProtocolMapperModel model,
            KeycloakSession session,
            UserSessionModel userSession,
            AuthenticatedClientSessionModel clientSession) {
        return new TokenFacts(Tongxing.of(session))
                .subject(clientSession.getClient(), userSession.getUser())
                .orElseThrow(() -> new IllegalStateException("The account belongs to no person"));
    }

    @Override
    public String getDisplayCategory() {
        return "NameID Mapper";
    }

    @Override
    public String getDisplayType() {
        return "Tongxing pairwise NameID";
    }

    @Override
    public String getHelpText() {
        return "A NameID of its own for each department, HMAC-SM3 over the person.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new java.util.ArrayList<>();
        NameIdMapperHelper.setConfigProperties(properties);
        return properties;
    }

    @Override
    public String getId() {
        return "tongxing-pairwise-name-id-saml";
    }
}
