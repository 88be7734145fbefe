package io.tongxing.sandbox.authority.chip;

import io.tongxing.sandbox.pki.Certificates;
import io.tongxing.sandbox.pki.Certified;
import io.tongxing.sandbox.pki.KeyKind;
import io.tongxing.sandbox.pki.PkiDirectory;
import jakarta.inject.Singleton;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * The country's signing authorities (Doc 9303-12): the present one, which certifies the document signer, and a former one that
 * is still in the list, so that a reader has to choose.
 */
@Singleton
class SigningState {
    private static final Period AUTHORITY_VALIDITY = Period.ofYears(15);

    /** Longer than any document it signs. */
    private static final Period SIGNER_VALIDITY = Period.ofYears(11);

    private final PkiDirectory directory;
    private final Clock clock;

    SigningState(PkiDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    List<X509CertificateHolder> authorities() {
        return List.of(authority("former").certificate(), authority("present").certificate());
    }

    Certified documentSigner() {
        Certified authority = authority("present");
        return directory.get("csca-document-signer", KeyKind.EC, () -> {
            KeyPair pair = KeyKind.EC.generate();
            X509v3CertificateBuilder builder = Certificates.ofEndEntity(
                    authority,
                    new Certificates.Subject(
                            name("Simulated document signer"), pair.getPublic(), clock.instant(), SIGNER_VALIDITY));
            Certificates.extend(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            return new Certified(KeyKind.EC, pair.getPrivate(), builder.build(authority.signer()));
        });
    }

    private Certified authority(String generation) {
        return directory.get(
                "csca-" + generation,
                KeyKind.EC,
                () -> Certificates.root(
                        KeyKind.EC, name("Simulated CSCA " + generation), clock.instant(), AUTHORITY_VALIDITY, 0));
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder()
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, "模拟签证机关 Simulated issuing state")
                .addRDN(BCStyle.CN, commonName)
                .build();
    }
}
