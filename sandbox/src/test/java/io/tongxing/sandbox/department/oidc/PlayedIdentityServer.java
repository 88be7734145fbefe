package io.tongxing.sandbox.department.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tongxing.sandbox.department.saml.PlayedSamlServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * An identity server that a test plays: discovery, keys, and a token endpoint that checks the client's secret and PKCE. The test
 * is the resident and the login page in one; it decides which token a code is worth.
 */
public class PlayedIdentityServer implements QuarkusTestResourceLifecycleManager {
    static final String SECRET = "a-secret-of-the-played-identity-server";

    private static final Map<String, Grant> GRANTS = new ConcurrentHashMap<>();
    private static final AtomicBoolean BOOTING = new AtomicBoolean();
    private static final EllipticCurveJsonWebKey KEY = newKey();
    private static final AtomicReference<String> ISSUER = new AtomicReference<>("");

    private HttpServer server;

    /** What a code is worth: the ID token, if the verifier fits the challenge. */
    record Grant(String codeChallenge, JwtClaims idToken) {}

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        String issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/city";
        ISSUER.set(issuer);
        server.createContext("/realms/city/.well-known/openid-configuration", this::discovery);
        server.createContext("/realms/city/keys", this::keys);
        server.createContext("/realms/city/token", this::token);
        server.createContext("/realms/city/protocol/saml/descriptor", this::descriptor);
        server.start();
        Map<String, String> config = new HashMap<>(PlayedSamlServer.departmentConfig());
        config.put("tongxing.issuer", issuer);
        List.of("utilities", "commerce", "housing-fund", "public-security")
                .forEach(department -> config.put("tongxing.sandbox.secret." + department, SECRET));
        return config;
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    public static String issuer() {
        return ISSUER.get();
    }

    static void boot(boolean booting) {
        BOOTING.set(booting);
    }

    static void grant(String code, Grant grant) {
        GRANTS.put(code, grant);
    }

    static String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(KEY.getPrivateKey());
        signature.setKeyIdHeaderValue(KEY.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void discovery(HttpExchange exchange) throws IOException {
        if (BOOTING.get()) {
            answer(exchange, 503, "{}");
            return;
        }
        answer(exchange, 200, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",
                 "jwks_uri":"%1$s/keys","end_session_endpoint":"%1$s/logout",
                 "id_token_signing_alg_values_supported":["ES256"],"subject_types_supported":["pairwise"],
                 "response_types_supported":["code"]}""".formatted(issuer()));
    }

    private void descriptor(HttpExchange exchange) throws IOException {
        answer(exchange, 200, new PlayedSamlServer(issuer()).descriptor());
    }

    private void keys(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "{\"keys\":[" + KEY.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}");
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        Grant grant = GRANTS.remove(form.getOrDefault("code", ""));
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (grant == null
                || authorization == null
                || !new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8)
                        .endsWith(":" + SECRET)
                || !challenge(form.getOrDefault("code_verifier", "")).equals(grant.codeChallenge())) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(
                exchange,
                200,
                "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\""
                        + sign(grant.idToken()) + "\"}");
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EllipticCurveJsonWebKey newKey() {
        try {
            EllipticCurveJsonWebKey generated = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            generated.setKeyId("played");
            return generated;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
