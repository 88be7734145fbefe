package io.tongxing.identity.wiring;

import io.tongxing.identity.claims.keycloak.TokenFacts;
import io.tongxing.realname.assurance.LevelScale;
import java.util.List;
import java.util.Map;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/** {@code verified_claims} of OpenID Connect for Identity Assurance in ID token and userinfo; never in the access token, which travels further. */
public final class VerifiedClaimsOidcMapper extends AbstractOIDCProtocolMapper
        implements OIDCIDTokenMapper, UserInfoTokenMapper {
    private static final String CLAIM = "verified_claims";
    /** The level once more in the department's own words, for those that count on another scale. */
    private static final String LEVEL = "identity_level";

    @Override
    public IDToken transformIDToken(
            IDToken token,
            ProtocolMapperModel model,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        write(token, session, userSession, context);
        return token;
    }

    @Override
    public AccessToken transformUserInfoToken(
            AccessToken token,
            ProtocolMapperModel model,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        write(token, session, userSession, context);
        return token;
    }

    private static void write(
            IDToken token, KeycloakSession session, UserSessionModel userSession, ClientSessionContext context) {
        Tongxing tongxing = Tongxing.of(session);
        new TokenFacts(tongxing).verifiedClaims(context, userSession.getUser()).ifPresent(claims -> {
            token.getOtherClaims().put(CLAIM, claims.toJson());
            LevelScale scale = tongxing.relyingParty(context.getClientSession().getClient())
                    .scale();
            if (scale != LevelScale.TONGXING) {
                token.getOtherClaims()
                        .put(
                                LEVEL,
                                Map.of(
                                        "scale",
                                        scale.code(),
                                        "level",
                                        scale.word(claims.verification().assuranceLevel())));
            }
        });
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "Tongxing verified claims";
    }

    @Override
    public String getHelpText() {
        return "verified_claims of OpenID Connect for Identity Assurance, by the department's release policy.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public String getId() {
        return "tongxing-verified-claims";
    }
}
