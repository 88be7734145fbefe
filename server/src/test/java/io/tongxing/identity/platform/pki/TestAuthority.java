package io.tongxing.identity.platform.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues whatever a test asks it for, sound or not. */
public final class TestAuthority {
    private final X509Certificate certificate;
    private final KeyPair keys;
    private final TestKeys kind;
    private final AtomicLong serials = new AtomicLong(4096);

    private TestAuthority(X509Certificate certificate, KeyPair keys, TestKeys kind) {
        this.certificate = certificate;
        this.keys = keys;
        this.kind = kind;
    }

    /** A certificate that is being made; everything can be changed. */
    public static final class Wish {
        public final X500Name subject;
        public final KeyPair keys;
        public Instant from = Instant.now().minus(Duration.ofDays(1));
        public Instant until = Instant.now().plus(Duration.ofDays(30));
        public int usage = KeyUsage.digitalSignature;
        public boolean authority;
        public String signature;
        private final java.util.Map<ASN1ObjectIdentifier, ASN1Encodable> extensions = new java.util.LinkedHashMap<>();

        private Wish(String subject, KeyPair keys, TestKeys issuer) {
            this.subject = new X500Name(subject);
            this.keys = keys;
            this.signature = issuer.signature();
        }

        public Wish with(ASN1ObjectIdentifier extension, ASN1Encodable value) {
            extensions.put(extension, value);
            return this;
        }

        public Wish ocspAt(String address) {
            return with(
                    Extension.authorityInfoAccess,
                    new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri(address)));
        }

        public Wish crlAt(String address) {
            DistributionPoint point =
                    new DistributionPoint(new DistributionPointName(new GeneralNames(uri(address))), null, null);
            return with(Extension.cRLDistributionPoints, new CRLDistPoint(new DistributionPoint[] {point}));
        }

        public Wish forPurpose(KeyPurposeId purpose) {
            return with(Extension.extendedKeyUsage, new ExtendedKeyUsage(purpose));
        }

        private static GeneralName uri(String address) {
            return new GeneralName(GeneralName.uniformResourceIdentifier, address);
        }
    }

    public static TestAuthority root(String name, TestKeys kind) {
        return root(name, kind, wish -> {});
    }

    public static TestAuthority root(String name, TestKeys kind, Consumer<Wish> change) {
        KeyPair keys = kind.pair(name);
        Wish wish = authority(name, keys, kind);
        change.accept(wish);
        return new TestAuthority(issue(wish, new X500Name(name), keys, BigInteger.ONE), keys, kind);
    }

    public TestAuthority intermediate(String name, TestKeys ofKind) {
        return intermediate(name, ofKind, wish -> {});
    }

    public TestAuthority intermediate(String name, TestKeys ofKind, Consumer<Wish> change) {
        KeyPair own = ofKind.pair(name);
        Wish wish = authority(name, own, kind);
        change.accept(wish);
        return new TestAuthority(issue(wish), own, ofKind);
    }

    private static Wish authority(String name, KeyPair keys, TestKeys issuer) {
        Wish wish = new Wish(name, keys, issuer);
        wish.authority = true;
        wish.usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
        wish.until = Instant.now().plus(Duration.ofDays(3650));
        return wish;
    }

    public X509Certificate issue(String subject, KeyPair subjectKeys, Consumer<Wish> change) {
        Wish wish = new Wish(subject, subjectKeys, kind);
        change.accept(wish);
        return issue(wish);
    }

    private X509Certificate issue(Wish wish) {
        return issue(wish, holder().getSubject(), keys, BigInteger.valueOf(serials.getAndIncrement()));
    }

    private static X509Certificate issue(Wish wish, X500Name issuer, KeyPair issuerKeys, BigInteger serial) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer, serial, Date.from(wish.from), Date.from(wish.until), wish.subject, wish.keys.getPublic());
            if (wish.authority) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            if (wish.usage != 0) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(wish.usage));
            }
            byte[] keyName = new byte[20];
            System.arraycopy(wish.keys.getPublic().getEncoded(), 30, keyName, 0, 20);
            builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyName));
            for (var extension : wish.extensions.entrySet()) {
                builder.addExtension(extension.getKey(), false, extension.getValue());
            }
            return EncodedCertificate.of(builder.build(signer(wish.signature, issuerKeys)));
        } catch (CertIOException | CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public ContentSigner signer() {
        return signer(kind.signature(), keys);
    }

    public static ContentSigner signer(String algorithm, KeyPair keys) {
        try {
            return new JcaContentSignerBuilder(algorithm)
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(keys.getPrivate());
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public X509CertificateHolder holder() {
        return holder(certificate);
    }

    public static X509CertificateHolder holder(X509Certificate of) {
        try {
            return EncodedCertificate.holder(of);
        } catch (CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public KeyPair keys() {
        return keys;
    }

    public TestKeys kind() {
        return kind;
    }

    public static String pem(X509Certificate of) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(of.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static void write(Path file, X509Certificate... certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            text.append(pem(certificate));
        }
        try {
            Files.writeString(file, text, StandardCharsets.US_ASCII);
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
    }
}
