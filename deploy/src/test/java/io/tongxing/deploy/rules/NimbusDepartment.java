package io.tongxing.deploy.rules;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.tongxing.deploy.stack.Department;
import io.tongxing.deploy.testkit.RunningSystem;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Objects;

/**
 * A department that shares no code with ours: the Nimbus SDK finds the server by discovery, asks, checks and reads as the
 * specifications say. It plays one of the sample departments, whose secret and redirect URI it has.
 */
final class NimbusDepartment {

    private final Department department;
    private final OIDCProviderMetadata provider;

    /** One login that it asked for; what it must remember until the answer comes. */
    record Asked(URI address, State state, Nonce nonce, CodeVerifier verifier) {}

    NimbusDepartment(RunningSystem system, String clientId) throws GeneralException, IOException {
        this.department = system.department(clientId);
        this.provider = OIDCProviderMetadata.resolve(new Issuer(system.issuer().toString()));
    }

    OIDCProviderMetadata provider() {
        return provider;
    }

    Asked ask(String... scopes) {
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        URI address = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(scopes),
                        new ClientID(department.clientId()),
                        department.redirectUri())
                .endpointURI(provider.getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
        return new Asked(address, state, nonce, verifier);
    }

    /** The code of the answer, after the checks of OpenID Connect Core 3.1.2.7 and RFC 9207. */
    AuthorizationCode codeOf(Asked asked, URI answer) throws ParseException {
        AuthenticationResponse response = AuthenticationResponseParser.parse(answer);
        if (!response.indicatesSuccess()) {
            throw new AssertionError("refused: " + response.toErrorResponse().getErrorObject());
        }
        if (!asked.state().equals(response.getState())) {
            throw new AssertionError("the answer belongs to another login");
        }
        if (!provider.getIssuer().equals(response.getIssuer())) {
            throw new AssertionError("the answer names another issuer: " + response.getIssuer());
        }
        return response.toSuccessResponse().getAuthorizationCode();
    }

    TokenResponse redeem(AuthorizationCode code, CodeVerifier verifier) throws IOException, ParseException {
        TokenRequest request = new TokenRequest.Builder(
                        provider.getTokenEndpointURI(),
                        authentication(),
                        new AuthorizationCodeGrant(code, department.redirectUri(), verifier))
                .build();
        return OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
    }

    TokenResponse refresh(RefreshToken token) throws IOException, ParseException {
        TokenRequest request = new TokenRequest.Builder(
                        provider.getTokenEndpointURI(),
                        new ClientSecretBasic(
                                new ClientID(department.clientId()),
                                new Secret(Objects.requireNonNull(department.secret()))),
                        new RefreshTokenGrant(token))
                .build();
        return OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
    }

    OIDCTokenResponse tokens(Asked asked, URI answer) throws IOException, ParseException {
        TokenResponse response = redeem(codeOf(asked, answer), asked.verifier());
        if (!response.indicatesSuccess()) {
            throw new AssertionError("no tokens: " + response.toErrorResponse().getErrorObject());
        }
        return (OIDCTokenResponse) response.toSuccessResponse();
    }

    /** Signature, issuer, audience, times, nonce, over the published keys. */
    IDTokenClaimsSet validate(JWT idToken, Nonce nonce) throws MalformedURLException, GeneralException {
        try {
            return new IDTokenValidator(
                            provider.getIssuer(),
                            new ClientID(department.clientId()),
                            JWSAlgorithm.ES256,
                            provider.getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(5000, 5000))
                    .validate(idToken, nonce);
        } catch (com.nimbusds.jose.proc.BadJOSEException | com.nimbusds.jose.JOSEException e) {
            throw new GeneralException("the ID token is not valid: " + e.getMessage(), e);
        }
    }

    UserInfo userInfo(BearerAccessToken token) throws IOException, ParseException {
        HTTPResponse answer = new UserInfoRequest(provider.getUserInfoEndpointURI(), token)
                .toHTTPRequest()
                .send();
        UserInfoResponse response = UserInfoResponse.parse(answer);
        if (!response.indicatesSuccess()) {
            throw new AssertionError(
                    "no userinfo: " + response.toErrorResponse().getErrorObject());
        }
        return response.toSuccessResponse().getUserInfo();
    }

    int userInfoStatus(BearerAccessToken token) throws IOException {
        return new UserInfoRequest(provider.getUserInfoEndpointURI(), token)
                .toHTTPRequest()
                .send()
                .getStatusCode();
    }

    boolean isActive(AccessToken token) throws IOException, ParseException {
        HTTPResponse answer = new TokenIntrospectionRequest(
                        provider.getIntrospectionEndpointURI(), authentication(), token)
                .toHTTPRequest()
                .send();
        return Boolean.TRUE.equals(answer.getBodyAsJSONObject().get("active"));
    }

    private ClientSecretBasic authentication() {
        return new ClientSecretBasic(
                new ClientID(department.clientId()), new Secret(Objects.requireNonNull(department.secret())));
    }
}
