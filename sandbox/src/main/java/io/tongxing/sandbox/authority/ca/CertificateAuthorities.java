package io.tongxing.sandbox.authority.ca;

import io.tongxing.sandbox.SandboxSettings;
import io.tongxing.sandbox.person.Person;
import io.tongxing.sandbox.pki.Certificates;
import io.tongxing.sandbox.pki.Certified;
import io.tongxing.sandbox.pki.KeyKind;
import io.tongxing.sandbox.pki.PkiDirectory;
import jakarta.inject.Singleton;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Period;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * A root and an issuing authority below it for every kind of key, and the certificates they give to people (GM/T 0015: the
 * identity number of a natural person is in an extension, not in the subject).
 */
@Singleton
class CertificateAuthorities {
    static final ASN1ObjectIdentifier IDENTITY_NUMBER = new ASN1ObjectIdentifier("1.2.156.10260.4.1.1");

    private static final Period ROOT_VALIDITY = Period.ofYears(20);
    private static final Period ISSUING_VALIDITY = Period.ofYears(10);
    private static final Period PERSON_VALIDITY = Period.ofYears(2);

    private final PkiDirectory directory;
    private final SandboxSettings settings;
    private final Clock clock;

    CertificateAuthorities(PkiDirectory directory, SandboxSettings settings, Clock clock) {
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    Certified root(KeyKind kind) {
        return directory.get(
                "ca-root-" + kind.code(),
                kind,
                () -> Certificates.root(kind, name("Root CA", kind), clock.instant(), ROOT_VALIDITY, 1));
    }

    Certified issuing(KeyKind kind) {
        Certified root = root(kind);
        return directory.get(
                "ca-issuing-" + kind.code(),
                kind,
                () -> Certificates.below(root, name("Issuing CA", kind), clock.instant(), ISSUING_VALIDITY, 0));
    }

    /** A new key and a certificate for it. */
    Issued issue(KeyKind kind, Person person) {
        Certified issuing = issuing(kind);
        KeyPair pair = kind.generate();
        X500Name subject = new X500NameBuilder()
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.CN, person.name())
                .build();
        X509v3CertificateBuilder builder = Certificates.ofEndEntity(
                issuing, new Certificates.Subject(subject, pair.getPublic(), clock.instant(), PERSON_VALIDITY));
        Certificates.extend(
                builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        Certificates.extend(builder, IDENTITY_NUMBER, false, new DERUTF8String(person.documentNumber()));
        Certificates.extend(builder, Extension.cRLDistributionPoints, false, revocationList(kind));
        Certificates.extend(builder, Extension.authorityInfoAccess, false, responder(kind));
        X509CertificateHolder certificate = builder.build(issuing.signer());
        return new Issued(
                person.id(),
                kind,
                certificate.getSerialNumber().toString(),
                person.name(),
                person.documentNumber(),
                Certificates.encoded(certificate),
                pair.getPrivate().getEncoded(),
                null,
                0);
    }

    private CRLDistPoint revocationList(KeyKind kind) {
        GeneralNames address = new GeneralNames(address("crl", kind));
        return new CRLDistPoint(
                new DistributionPoint[] {new DistributionPoint(new DistributionPointName(address), null, null)});
    }

    private AuthorityInformationAccess responder(KeyKind kind) {
        return new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, address("ocsp", kind));
    }

    private GeneralName address(String what, KeyKind kind) {
        return new GeneralName(
                GeneralName.uniformResourceIdentifier,
                settings.publicUrl() + "/authorities/ca/" + what + "/" + kind.code());
    }

    private static X500Name name(String role, KeyKind kind) {
        return new X500NameBuilder()
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, "模拟电子认证服务机构 Simulated certificate authority")
                .addRDN(BCStyle.CN, "Simulated " + role + " " + kind.code().toUpperCase(Locale.ROOT))
                .build();
    }
}
