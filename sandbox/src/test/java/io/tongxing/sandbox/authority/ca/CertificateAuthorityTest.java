package io.tongxing.sandbox.authority.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tongxing.sandbox.SandboxClient;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CertificateAuthorityTest {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final String CHALLENGE = "prove-it-挑战";

    @TestHTTPResource("/")
    URI base;

    SandboxClient sandbox;
    JsonNode person;

    @BeforeEach
    void makeSomebody() throws Exception {
        sandbox = new SandboxClient(base);
        person = sandbox.person("{}");
    }

    @AfterEach
    void repair() throws Exception {
        sandbox.fault("ca", "none", 0);
    }

    @ParameterizedTest
    @CsvSource({"rsa, SHA256withRSA", "ec, SHA256withECDSA", "sm2, SM3withSM2"})
    void aCardSignsWithACertificateThatLeadsToTheRoot(String algorithm, String signature) throws Exception {
        JsonNode signed = sign(algorithm);
        X509CertificateHolder certificate = certificate(signed);
        List<X509CertificateHolder> chain = chain(algorithm);

        assertThat(chain).hasSize(2);
        assertThat(chain.get(0).isSignatureValid(keyOf(chain.get(0)))).isTrue();
        assertThat(chain.get(1).isSignatureValid(keyOf(chain.get(0)))).isTrue();
        assertThat(certificate.isSignatureValid(keyOf(chain.get(1)))).isTrue();
        assertThat(isSignature(signature, certificate, signed)).isTrue();
        assertThat(certificate.getSubject().getRDNs(BCStyle.CN)[0].getFirst().getValue())
                .hasToString(person.get("name").textValue());
        Extension number = certificate.getExtension(new ASN1ObjectIdentifier("1.2.156.10260.4.1.1"));
        assertThat(ASN1UTF8String.getInstance(number.getParsedValue()).getString())
                .isEqualTo(person.get("documentNumber").textValue());
    }

    @Test
    void theListHasAllChains() throws Exception {
        assertThat(certificates(sandbox.get("/authorities/ca/chain").body())).hasSize(6);
    }

    @Test
    void theCardKeepsItsCertificate() throws Exception {
        assertThat(certificate(sign("ec"))).isEqualTo(certificate(sign("ec")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec", "sm2"})
    void aRevokedCertificateIsInTheListAndInTheAnswer(String algorithm) throws Exception {
        X509CertificateHolder certificate = certificate(sign(algorithm));
        assertThat(status(algorithm, certificate.getSerialNumber()).getCertStatus())
                .isNull();
        assertThat(list(algorithm).getRevokedCertificate(certificate.getSerialNumber()))
                .isNull();

        sandbox.ask(
                "/authorities/ca/revoke",
                Map.of("documentNumber", person.get("documentNumber").textValue(), "algorithm", algorithm));

        assertThat(status(algorithm, certificate.getSerialNumber()).getCertStatus())
                .isInstanceOf(RevokedStatus.class);
        assertThat(list(algorithm).getRevokedCertificate(certificate.getSerialNumber()))
                .isNotNull();
        assertThat(list(algorithm).isSignatureValid(keyOf(chain(algorithm).get(1))))
                .isTrue();
        assertThat(certificate(sign(algorithm)))
                .as("a revoked card still signs")
                .isEqualTo(certificate);
    }

    @Test
    void deathAndAChangedNameRevoke() throws Exception {
        X509CertificateHolder before = certificate(sign("ec"));
        sandbox.change(person, "{\"name\":\"欧阳改名\"}");
        assertThat(status("ec", before.getSerialNumber()).getCertStatus()).isInstanceOf(RevokedStatus.class);

        X509CertificateHolder renewed = certificate(sign("ec"));
        assertThat(renewed.getSerialNumber()).isNotEqualTo(before.getSerialNumber());
        assertThat(status("ec", renewed.getSerialNumber()).getCertStatus()).isNull();

        sandbox.change(person, "{\"deceased\":true}");
        assertThat(status("ec", renewed.getSerialNumber()).getCertStatus()).isInstanceOf(RevokedStatus.class);
    }

    @Test
    void nobodysCertificateIsUnknown() throws Exception {
        assertThat(status("ec", BigInteger.TWO).getCertStatus()).isInstanceOf(UnknownStatus.class);
    }

    @Test
    void whatIsNoQuestionIsMalformed() throws Exception {
        OCSPResp answer = new OCSPResp(
                sandbox.postBytes("/authorities/ca/ocsp/ec", "application/ocsp-request", new byte[] {1, 2, 3}));

        assertThat(answer.getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
    }

    @Test
    void aLyingAuthoritySignsForAnother() throws Exception {
        sandbox.fault("ca", "wrong-person", 0);

        JsonNode signed = sign("ec");

        assertThat(certificate(signed).getSubject().toString())
                .doesNotContain(person.get("name").textValue());
        assertThat(isSignature("SHA256withECDSA", certificate(signed), signed)).isTrue();
        X509CertificateHolder any = certificate(signed);
        assertThat(status("ec", any.getSerialNumber()).getCertID().getSerialNumber())
                .isNotEqualTo(any.getSerialNumber());
    }

    @ParameterizedTest
    @CsvSource({"rsa, SHA256withRSA", "ec, SHA256withECDSA", "sm2, SM3withSM2"})
    void badSignaturesAreBad(String algorithm, String signature) throws Exception {
        X509CertificateHolder issuing = chain(algorithm).get(1);
        sandbox.fault("ca", "unsigned", 0);

        JsonNode signed = sign(algorithm);

        assertThat(isSignature(signature, certificate(signed), signed)).isFalse();
        assertThat(list(algorithm).isSignatureValid(keyOf(issuing))).isFalse();
        assertThat(ask(algorithm, certificate(signed).getSerialNumber()).isSignatureValid(keyOf(issuing)))
                .isFalse();
    }

    @Test
    void aCardSignsWhileItsAuthorityIsDown() throws Exception {
        sandbox.fault("ca", "down", 0);
        assertThat(sign("ec").has("signature")).isTrue();
        assertThatThrownBy(() -> list("ec")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> status("ec", BigInteger.TWO)).isInstanceOf(IOException.class);

        sandbox.fault("ca", "error", 0);
        assertThat(sandbox.get("/authorities/ca/crl/ec").statusCode()).isEqualTo(500);
        sandbox.fault("ca", "garbage", 0);
        assertThatThrownBy(() -> status("ec", BigInteger.TWO)).isInstanceOf(Exception.class);
        sandbox.fault("ca", "slow", 1);
        assertThat(list("ec")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"documentNumber\":\"E00000000\",\"challenge\":\"c\",\"algorithm\":\"ec\"}|unknown-person",
                "{\"documentNumber\":\"E00000000\",\"challenge\":\"c\",\"algorithm\":\"dsa\"}|bad-request",
                "{\"documentNumber\":\"E00000000\",\"algorithm\":\"ec\"}|bad-request",
                "{\"documentNumber\":\"E00000000\",\"challenge\":\"c\",\"algorithm\":\"ec\",\"pin\":\"1\"}|unknown-field"
            })
    void aWrongWishIsRefused(String wish, String error) throws Exception {
        assertThat(sandbox.json(sandbox.post("/authorities/ca/sign", wish))
                        .get("error")
                        .textValue())
                .isEqualTo(error);
    }

    @Test
    void whatWasNeverGivenCannotBeRevoked() throws Exception {
        assertThat(sandbox.ask(
                                "/authorities/ca/revoke",
                                Map.of(
                                        "documentNumber",
                                        person.get("documentNumber").textValue(),
                                        "algorithm",
                                        "ec"))
                        .get("error")
                        .textValue())
                .isEqualTo("no-certificate");
        assertThat(sandbox.get("/authorities/ca/crl/dsa").statusCode()).isEqualTo(404);
    }

    private JsonNode sign(String algorithm) throws Exception {
        return sandbox.ask(
                "/authorities/ca/sign",
                Map.of(
                        "documentNumber",
                        person.get("documentNumber").textValue(),
                        "challenge",
                        CHALLENGE,
                        "algorithm",
                        algorithm));
    }

    private List<X509CertificateHolder> chain(String algorithm) throws Exception {
        return certificates(sandbox.get("/authorities/ca/chain/" + algorithm).body());
    }

    private X509CRLHolder list(String algorithm) throws Exception {
        return new X509CRLHolder(sandbox.getBytes("/authorities/ca/crl/" + algorithm));
    }

    private SingleResp status(String algorithm, BigInteger serial) throws Exception {
        return ask(algorithm, serial).getResponses()[0];
    }

    private BasicOCSPResp ask(String algorithm, BigInteger serial) throws Exception {
        String fault =
                sandbox.json(sandbox.get("/authorities/ca/fault")).get("mode").textValue();
        sandbox.fault("ca", "none", 0);
        X509CertificateHolder issuing = chain(algorithm).get(1);
        sandbox.fault("ca", fault, 0);
        DigestCalculatorProvider digests =
                new JcaDigestCalculatorProviderBuilder().setProvider(PROVIDER).build();
        Extension nonce =
                new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(new byte[16]));
        byte[] question = new OCSPReqBuilder()
                .addRequest(new CertificateID(digests.get(CertificateID.HASH_SHA1), issuing, serial))
                .setRequestExtensions(new Extensions(nonce))
                .build()
                .getEncoded();
        OCSPResp answer = new OCSPResp(
                sandbox.postBytes("/authorities/ca/ocsp/" + algorithm, "application/ocsp-request", question));
        BasicOCSPResp basic = (BasicOCSPResp) answer.getResponseObject();
        assertThat(basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)).isEqualTo(nonce);
        return basic;
    }

    private static X509CertificateHolder certificate(JsonNode signed) throws Exception {
        return certificates(signed.get("certificate").textValue()).get(0);
    }

    private static List<X509CertificateHolder> certificates(String pem) throws Exception {
        List<X509CertificateHolder> certificates = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                certificates.add((X509CertificateHolder) next);
            }
        }
        return certificates;
    }

    private static ContentVerifierProvider keyOf(X509CertificateHolder issuer) throws Exception {
        return new JcaContentVerifierProviderBuilder().setProvider(PROVIDER).build(issuer);
    }

    private static boolean isSignature(String algorithm, X509CertificateHolder certificate, JsonNode signed)
            throws Exception {
        Signature verifier = Signature.getInstance(algorithm, PROVIDER);
        verifier.initVerify(new JcaX509CertificateConverter()
                .setProvider(PROVIDER)
                .getCertificate(certificate)
                .getPublicKey());
        verifier.update(CHALLENGE.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(signed.get("signature").binaryValue());
    }
}
