package io.tongxing.identity.platform.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

/** Chains of three, of which the one in the middle is not what it should be. */
class CertificatePathsTest {
    private static final Instant NOW = Instant.now();

    private final TestAuthority root = TestAuthority.root("C=CN,CN=Root", TestKeys.P256);
    private final KeyPair person = TestKeys.P256.pair("person");

    @Test
    void chainLeadsOverAnAuthority() {
        assertThat(chain(wish -> {})).isTrue();
    }

    @Test
    void whoIsNoAuthorityIssuesNothing() {
        assertThat(chain(wish -> wish.authority = false)).isFalse();
    }

    @Test
    void authorityWithoutTheRightToIssueIssuesNothing() {
        assertThat(chain(wish -> wish.usage = KeyUsage.digitalSignature)).isFalse();
    }

    @Test
    void authorityThatHasRunOutIssuesNothing() {
        assertThat(chain(wish -> wish.until = NOW.minusSeconds(60))).isFalse();
    }

    @Test
    void authorityIssuesOnlyWithinItsNames() {
        assertThat(chain(wish -> wish.with(Extension.nameConstraints, within("C=CN"))))
                .isTrue();
        assertThat(chain(wish -> wish.with(Extension.nameConstraints, within("C=CN,O=Another city"))))
                .isFalse();
    }

    @Test
    void anchorThatHasRunOutIsNone() {
        TestAuthority old = TestAuthority.root(
                "C=CN,CN=Root", TestKeys.P256, wish -> wish.until = NOW.minus(Duration.ofMinutes(1)));
        X509Certificate issued = old.issue("C=CN,CN=Person", person, wish -> {});

        assertThat(CertificatePaths.find(issued, new TrustedCertificates(List.of(old.certificate()), List.of()), NOW))
                .isEmpty();
    }

    private boolean chain(Consumer<TestAuthority.Wish> change) {
        TestAuthority middle = root.intermediate("C=CN,CN=Middle", TestKeys.P256, change);
        X509Certificate issued = middle.issue("C=CN,CN=Person", person, wish -> {});
        return CertificatePaths.find(
                        issued,
                        new TrustedCertificates(List.of(root.certificate()), List.of(middle.certificate())),
                        NOW)
                .isPresent();
    }

    private static NameConstraints within(String name) {
        return new NameConstraints(
                new GeneralSubtree[] {new GeneralSubtree(new GeneralName(new X500Name(name)))}, null);
    }
}
