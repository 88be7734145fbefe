package io.tongxing.identity.wiring;

import io.tongxing.identity.claims.keycloak.SamlAttributes;
import io.tongxing.identity.claims.keycloak.TokenFacts;
import java.util.List;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.mappers.AbstractSAMLProtocolMapper;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;
import org.keycloak.protocol.saml.mappers.SAMLAttributeStatementMapper;
import org.keycloak.provider.ProviderConfigProperty;

/** The facts of {@code verified_claims} as SAML attributes, by the same release policy. */
public final class VerifiedClaimsSamlMapper extends AbstractSAMLProtocolMapper implements SAMLAttributeStatementMapper {
    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel model,
            KeycloakSession session,
            UserSessionModel userSession,
            AuthenticatedClientSessionModel clientSession) {
        Tongxing tongxing = Tongxing.of(session);
        new TokenFacts(tongxing)
                .verifiedClaims(clientSession.getClient(), userSession.getUser())
                .ifPresent(claims -> SamlAttributes.add(
                        statement,
                        claims,
                        tongxing.relyingParty(clientSession.getClient()).scale()));
    }

    @Override
    public String getDisplayCategory() {
        return AttributeStatementHelper.ATTRIBUTE_STATEMENT_CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "Tongxing verified claims";
    }

    @Override
    public String getHelpText() {
        return "Verified name and other facts with their level, by the department's release policy.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public String getId() {
        return "tongxing-verified-claims-saml";
    }
}
