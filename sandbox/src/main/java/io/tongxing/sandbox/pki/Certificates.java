package io.tongxing.sandbox.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

/** Makes certificates (RFC 5280): of roots, of those below them, and, with further extensions, of people and documents. */
public final class Certificates {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 126;

    /** Clocks differ; a certificate should be good on all of them as soon as it is made. */
    private static final long BEFORE_NOW = 3_600;

    private Certificates() {}

    /** Whom a certificate is for and how long it is good. */
    public record Subject(X500Name name, PublicKey key, Instant now, Period validity) {}

    public static Certified root(KeyKind kind, X500Name name, Instant now, Period validity, int pathLength) {
        var pair = kind.generate();
        Subject subject = new Subject(name, pair.getPublic(), now, validity);
        X509v3CertificateBuilder builder = builder(subject, name);
        return new Certified(
                kind, pair.getPrivate(), authority(builder, pathLength).build(kind.signer(pair.getPrivate())));
    }

    public static Certified below(Certified issuer, X500Name name, Instant now, Period validity, int pathLength) {
        KeyKind kind = issuer.kind();
        var pair = kind.generate();
        X509v3CertificateBuilder builder = issuedBy(issuer, new Subject(name, pair.getPublic(), now, validity));
        return new Certified(
                kind, pair.getPrivate(), authority(builder, pathLength).build(issuer.signer()));
    }

    /** A certificate of one who signs nobody else's; the caller adds what it is for, and signs it. */
    public static X509v3CertificateBuilder ofEndEntity(Certified issuer, Subject subject) {
        X509v3CertificateBuilder builder = issuedBy(issuer, subject);
        extend(builder, Extension.basicConstraints, true, new BasicConstraints(false));
        return builder;
    }

    private static X509v3CertificateBuilder issuedBy(Certified issuer, Subject subject) {
        X509v3CertificateBuilder builder = builder(subject, issuer.certificate().getSubject());
        extend(
                builder,
                Extension.authorityKeyIdentifier,
                false,
                identifiers().createAuthorityKeyIdentifier(issuer.certificate()));
        return builder;
    }

    private static X509v3CertificateBuilder builder(Subject subject, X500Name issuer) {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer, serial(), notBefore(subject), notAfter(subject), subject.name(), subject.key());
        extend(builder, Extension.subjectKeyIdentifier, false, identifiers().createSubjectKeyIdentifier(subject.key()));
        return builder;
    }

    private static JcaX509ExtensionUtils identifiers() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (NoSuchAlgorithmException everyJavaHasSha1) {
            throw new IllegalStateException(everyJavaHasSha1);
        }
    }

    private static X509v3CertificateBuilder authority(X509v3CertificateBuilder builder, int pathLength) {
        extend(builder, Extension.basicConstraints, true, new BasicConstraints(pathLength));
        extend(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return builder;
    }

    public static void extend(
            X509v3CertificateBuilder builder, ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        try {
            builder.addExtension(oid, critical, value);
        } catch (IOException notEncodable) {
            throw new UncheckedIOException(notEncodable);
        }
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS);
    }

    private static Date notBefore(Subject subject) {
        return Date.from(subject.now().minusSeconds(BEFORE_NOW));
    }

    private static Date notAfter(Subject subject) {
        return Date.from(
                subject.now().atOffset(ZoneOffset.UTC).plus(subject.validity()).toInstant());
    }

    public static String pem(X509CertificateHolder certificate) {
        return pem("CERTIFICATE", encoded(certificate));
    }

    public static byte[] encoded(X509CertificateHolder certificate) {
        try {
            return certificate.getEncoded();
        } catch (IOException ourOwn) {
            throw new UncheckedIOException(ourOwn);
        }
    }

    static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + kind + "-----\n";
    }
}
