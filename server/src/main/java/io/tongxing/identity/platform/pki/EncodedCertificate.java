package io.tongxing.identity.platform.pki;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/**
 * Certificates as text (PEM, or the bare base64 of it) and as bytes.
 *
 * <p>Whoever reads what an attacker may have made has to expect unchecked exceptions of the parser.
 */
public final class EncodedCertificate {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private EncodedCertificate() {}

    /** The first certificate of the text; what follows is not looked at. */
    public static X509Certificate first(String text) throws CertificateException {
        int begin = text.indexOf(BEGIN);
        if (begin < 0) {
            return ofBytes(base64(text));
        }
        int end = text.indexOf(END, begin);
        if (end < 0) {
            throw new CertificateException("the text has no end");
        }
        return ofBytes(base64(text.substring(begin + BEGIN.length(), end)));
    }

    /** Every certificate of a PEM file. */
    public static List<X509Certificate> all(String pem) throws CertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (int begin = pem.indexOf(BEGIN); begin >= 0; begin = pem.indexOf(BEGIN, begin + 1)) {
            certificates.add(first(pem.substring(begin)));
        }
        return certificates;
    }

    /** Written in the one form that certificates have: of another form, the same signature would stand under other bytes. */
    public static X509Certificate ofBytes(byte[] encoded) throws CertificateException {
        try {
            byte[] distinguished = ASN1Primitive.fromByteArray(encoded).getEncoded(ASN1Encoding.DER);
            if (!Arrays.equals(encoded, distinguished)) {
                throw new CertificateException("not in the form of certificates");
            }
            return of(new X509CertificateHolder(encoded));
        } catch (IOException noCertificate) {
            throw new CertificateException("not a certificate", noCertificate);
        }
    }

    public static X509Certificate of(X509CertificateHolder holder) throws CertificateException {
        return new JcaX509CertificateConverter()
                .setProvider(BouncyCastle.PROVIDER)
                .getCertificate(holder);
    }

    public static X509CertificateHolder holder(X509Certificate certificate) throws CertificateException {
        try {
            return new X509CertificateHolder(certificate.getEncoded());
        } catch (IOException noCertificate) {
            throw new CertificateException("not a certificate", noCertificate);
        }
    }

    /** Base64 with white space at will and nothing else between. */
    public static byte[] base64(String text) throws CertificateException {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException noBase64) {
            throw new CertificateException("not base64", noBase64);
        }
    }
}
