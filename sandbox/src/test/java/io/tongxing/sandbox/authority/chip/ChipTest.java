package io.tongxing.sandbox.authority.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tongxing.sandbox.SandboxClient;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.icao.DataGroupHash;
import org.bouncycastle.asn1.icao.LDSSecurityObject;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChipTest {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    @TestHTTPResource("/")
    URI base;

    SandboxClient sandbox;

    @BeforeEach
    void connect() {
        sandbox = new SandboxClient(base);
    }

    @AfterEach
    void repair() throws Exception {
        sandbox.fault("chip", "none", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"passport", "hk-mo-travel-permit", "tw-travel-permit"})
    void theSecurityObjectIsSignedBelowThePresentAuthorityAndCoversTheDataGroups(String type) throws Exception {
        JsonNode person = sandbox.person("{\"documentType\":\"" + type + "\"}");

        JsonNode chip = read(person);
        CMSSignedData signed = signedData(chip);
        X509CertificateHolder signer = (X509CertificateHolder)
                signed.getCertificates().getMatches(null).iterator().next();
        List<X509CertificateHolder> authorities = authorities();

        assertThat(authorities).hasSize(2);
        assertThat(signer.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .setProvider(PROVIDER)
                        .build(authorities.get(1))))
                .isTrue();
        assertThat(isSigned(signed, signer)).isTrue();
        assertThat(signed.getSignedContentTypeOID()).isEqualTo("2.23.136.1.1.1");
        LDSSecurityObject hashes =
                LDSSecurityObject.getInstance((byte[]) signed.getSignedContent().getContent());
        assertThat(hash(hashes, 1)).isEqualTo(sha256(chip.get("dg1").binaryValue()));
        assertThat(hash(hashes, 11)).isEqualTo(sha256(chip.get("dg11").binaryValue()));
        assertThat(text(chip, "dg1")).contains(person.get("documentNumber").textValue());
        assertThat(text(chip, "dg11"))
                .contains(
                        person.get("name").textValue(),
                        person.get("birthdate").textValue().replace("-", ""));
    }

    @Test
    void aRenewedPassportHasANewChip() throws Exception {
        JsonNode before = sandbox.person("{\"documentType\":\"passport\"}");
        JsonNode after = sandbox.change(before, "{\"documentNumber\":\"new\"}");

        assertThat(text(read(after), "dg1"))
                .contains(after.get("documentNumber").textValue());
        assertThat(read(before).get("error").textValue()).isEqualTo("unknown-person");
    }

    @Test
    void aResidentCardHasNoChipThatCanBeRead() throws Exception {
        assertThat(read(sandbox.person("{}")).get("error").textValue()).isEqualTo("no-chip");
    }

    @Test
    void aChipMayBeAnothersOrBadlySigned() throws Exception {
        JsonNode person = sandbox.person("{\"documentType\":\"passport\"}");

        sandbox.fault("chip", "wrong-person", 0);
        JsonNode anothers = read(person);
        sandbox.fault("chip", "unsigned", 0);
        JsonNode bad = read(person);

        assertThat(text(anothers, "dg1"))
                .doesNotContain(person.get("documentNumber").textValue());
        assertThat(isSigned(signedData(anothers), signer(anothers))).isTrue();
        assertThat(isSigned(signedData(bad), signer(bad))).isFalse();
    }

    @Test
    void aChipIsReadWhileTheListIsDown() throws Exception {
        JsonNode person = sandbox.person("{\"documentType\":\"passport\"}");
        sandbox.fault("chip", "down", 0);

        assertThat(read(person).has("securityObject")).isTrue();
        assertThatThrownBy(this::authorities).isInstanceOf(IOException.class);
        sandbox.fault("chip", "error", 0);
        assertThat(sandbox.get("/authorities/chip/csca").statusCode()).isEqualTo(500);
        sandbox.fault("chip", "garbage", 0);
        assertThat(sandbox.get("/authorities/chip/csca").body()).doesNotContain("BEGIN CERTIFICATE");
        sandbox.fault("chip", "slow", 1);
        assertThat(authorities()).hasSize(2);
    }

    private JsonNode read(JsonNode person) throws Exception {
        return sandbox.ask(
                "/authorities/chip/read",
                Map.of("documentNumber", person.get("documentNumber").textValue()));
    }

    private List<X509CertificateHolder> authorities() throws Exception {
        List<X509CertificateHolder> list = new ArrayList<>();
        try (PEMParser parser = new PEMParser(
                new StringReader(sandbox.get("/authorities/chip/csca").body()))) {
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                list.add((X509CertificateHolder) next);
            }
        }
        return list;
    }

    /** Without the wrapper 0x77 of the file. */
    private static CMSSignedData signedData(JsonNode chip) throws Exception {
        try (ASN1InputStream file =
                new ASN1InputStream(chip.get("securityObject").binaryValue())) {
            ASN1TaggedObject wrapper = (ASN1TaggedObject) file.readObject();
            assertThat(wrapper.getTagNo()).isEqualTo(0x17);
            return new CMSSignedData(ContentInfo.getInstance(wrapper.getBaseUniversal(true, 16)));
        }
    }

    private static X509CertificateHolder signer(JsonNode chip) throws Exception {
        return (X509CertificateHolder)
                signedData(chip).getCertificates().getMatches(null).iterator().next();
    }

    private static boolean isSigned(CMSSignedData signed, X509CertificateHolder signer) throws Exception {
        SignerInformation information = signed.getSignerInfos().iterator().next();
        try {
            return information.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(signer));
        } catch (CMSException unreadable) {
            return false;
        }
    }

    private static byte[] hash(LDSSecurityObject hashes, int group) {
        return Arrays.stream(hashes.getDatagroupHash())
                .filter(hash -> hash.getDataGroupNumber() == group)
                .map(DataGroupHash::getDataGroupHashValue)
                .findFirst()
                .orElseThrow()
                .getOctets();
    }

    private static byte[] sha256(byte[] group) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(group);
    }

    private static String text(JsonNode chip, String group) throws Exception {
        return new String(chip.get(group).binaryValue(), StandardCharsets.UTF_8);
    }
}
