package io.tongxing.identity.proofing.certificate;

import io.tongxing.identity.platform.pki.AlgorithmRules;
import io.tongxing.identity.platform.pki.CertificateDirectory;
import io.tongxing.identity.platform.pki.TestAuthority;
import io.tongxing.identity.platform.pki.TestAuthority.Wish;
import io.tongxing.identity.platform.pki.TestKeys;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidencePresentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;

/** A city that trusts one root, an authority below it, and people with cards. */
final class CertificateScene implements AutoCloseable {
    static final ASN1ObjectIdentifier NUMBER = new ASN1ObjectIdentifier("1.2.156.10260.4.1.1");
    static final String CHALLENGE = "tongxing login 7Qx2 at 2026-11-22";

    private final Path trust;
    private final TestAuthority root;
    private final TestAuthority issuing;
    private final ScriptedAuthority authority;
    private final CertificateVerifier verifier;

    /** A certificate and its key in the hand of a person. */
    record Card(X509Certificate certificate, KeyPair keys, TestKeys kind) {
        byte[] sign(String challenge) {
            return kind.sign(keys, challenge.getBytes(StandardCharsets.UTF_8));
        }
    }

    CertificateScene(Path trust, Duration timeLimit) {
        this(trust, timeLimit, TestKeys.P256);
    }

    CertificateScene(Path trust, Duration timeLimit, TestKeys kind) {
        this.trust = trust;
        root = TestAuthority.root("C=CN,O=Root of the test,CN=Root", kind);
        issuing = root.intermediate("C=CN,O=Authority of the test,CN=Issuing", kind);
        TestAuthority.write(trust.resolve("chain.pem"), root.certificate(), issuing.certificate());
        authority = new ScriptedAuthority(issuing);
        verifier = verifier(
                timeLimit, new RevocationAddresses(Set.of(authority.host()), Optional.empty(), Optional.empty()));
    }

    CertificateVerifier verifier(Duration timeLimit, RevocationAddresses addresses) {
        return new CertificateVerifier(
                CertificateDirectory.ofPem(trust, AlgorithmRules.LICENSED_AUTHORITIES),
                new HolderRules(Optional.of(NUMBER), Optional.empty()),
                addresses,
                timeLimit,
                Clock.systemUTC());
    }

    CertificateVerifier verifier() {
        return verifier;
    }

    ScriptedAuthority authority() {
        return authority;
    }

    TestAuthority root() {
        return root;
    }

    TestAuthority issuing() {
        return issuing;
    }

    Path trust() {
        return trust;
    }

    Card card(ClaimedIdentity holder) {
        return card(issuing, holder, wish -> {});
    }

    Card card(ClaimedIdentity holder, Consumer<Wish> change) {
        return card(issuing, holder, change);
    }

    Card card(TestAuthority by, ClaimedIdentity holder, Consumer<Wish> change) {
        TestKeys kind = by.kind();
        KeyPair keys = kind.pair("card");
        return new Card(
                by.issue(subject(holder), keys, wish -> {
                    wish.ocspAt(authority.ocspAddress());
                    wish.with(NUMBER, new DERUTF8String(holder.document().number()));
                    change.accept(wish);
                }),
                keys,
                kind);
    }

    static String subject(ClaimedIdentity holder) {
        return "C=CN,CN=" + holder.name().value();
    }

    EvidencePresentation presentation(Card card) {
        return presentation(TestAuthority.pem(card.certificate()), card.sign(CHALLENGE));
    }

    EvidencePresentation presentation(String certificate, byte[] signature) {
        return new EvidencePresentation(
                EvidenceType.CERTIFICATE,
                Map.of(
                        "challenge",
                        CHALLENGE,
                        "certificate",
                        certificate,
                        "signature",
                        Base64.getEncoder().encodeToString(signature)));
    }

    EvidenceOutcome present(ClaimedIdentity claimed, Card card) {
        return verifier.verify(claimed, presentation(card));
    }

    @Override
    public void close() {
        authority.close();
    }
}
