package io.tongxing.identity.platform.pki;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Which signatures and keys count. What is not listed does not: an attacker who can find two texts of one SHA-1 hash has a
 * certificate for any name from an authority that signs one of them.
 */
public final class AlgorithmRules {
    private static final int SHORTEST_RSA = 2048;
    /** Longer ones would be work for the server and no more security. */
    private static final int LONGEST_RSA = 8192;

    private static final int LONGEST_RSA_EXPONENT = 64;
    private static final List<ASN1ObjectIdentifier> SM2_CURVE = List.of(GMObjectIdentifiers.sm2p256v1);

    /** Certificates of licensed authorities: SHA-256 and longer or SM3, RSA from 2048 bits on, the curves of NIST and SM2. */
    public static final AlgorithmRules LICENSED_AUTHORITIES = new AlgorithmRules(
            Set.of(
                    NISTObjectIdentifiers.id_sha256,
                    NISTObjectIdentifiers.id_sha384,
                    NISTObjectIdentifiers.id_sha512,
                    GMObjectIdentifiers.sm3),
            List.of(
                    SECObjectIdentifiers.secp256r1,
                    SECObjectIdentifiers.secp384r1,
                    SECObjectIdentifiers.secp521r1,
                    GMObjectIdentifiers.sm2p256v1),
            false);

    /** Signers of travel documents, ICAO Doc 9303 part 12 section 4: also SHA-224, and curves with their numbers written out. */
    public static final AlgorithmRules TRAVEL_DOCUMENTS = new AlgorithmRules(
            Set.of(
                    NISTObjectIdentifiers.id_sha224,
                    NISTObjectIdentifiers.id_sha256,
                    NISTObjectIdentifiers.id_sha384,
                    NISTObjectIdentifiers.id_sha512,
                    GMObjectIdentifiers.sm3),
            List.of(
                    SECObjectIdentifiers.secp224r1,
                    SECObjectIdentifiers.secp256r1,
                    SECObjectIdentifiers.secp384r1,
                    SECObjectIdentifiers.secp521r1,
                    TeleTrusTObjectIdentifiers.brainpoolP224r1,
                    TeleTrusTObjectIdentifiers.brainpoolP256r1,
                    TeleTrusTObjectIdentifiers.brainpoolP320r1,
                    TeleTrusTObjectIdentifiers.brainpoolP384r1,
                    TeleTrusTObjectIdentifiers.brainpoolP512r1,
                    GMObjectIdentifiers.sm2p256v1),
            true);

    private final Set<ASN1ObjectIdentifier> digests;
    private final List<ASN1ObjectIdentifier> curves;
    private final boolean explicitCurves;
    private final Set<ASN1ObjectIdentifier> signatures = new HashSet<>();

    private AlgorithmRules(
            Set<ASN1ObjectIdentifier> digests, List<ASN1ObjectIdentifier> curves, boolean explicitCurves) {
        this.digests = digests;
        this.curves = curves;
        this.explicitCurves = explicitCurves;
        allow(NISTObjectIdentifiers.id_sha224, PKCSObjectIdentifiers.sha224WithRSAEncryption);
        allow(NISTObjectIdentifiers.id_sha256, PKCSObjectIdentifiers.sha256WithRSAEncryption);
        allow(NISTObjectIdentifiers.id_sha384, PKCSObjectIdentifiers.sha384WithRSAEncryption);
        allow(NISTObjectIdentifiers.id_sha512, PKCSObjectIdentifiers.sha512WithRSAEncryption);
        allow(NISTObjectIdentifiers.id_sha224, X9ObjectIdentifiers.ecdsa_with_SHA224);
        allow(NISTObjectIdentifiers.id_sha256, X9ObjectIdentifiers.ecdsa_with_SHA256);
        allow(NISTObjectIdentifiers.id_sha384, X9ObjectIdentifiers.ecdsa_with_SHA384);
        allow(NISTObjectIdentifiers.id_sha512, X9ObjectIdentifiers.ecdsa_with_SHA512);
        allow(GMObjectIdentifiers.sm3, GMObjectIdentifiers.sm2sign_with_sm3);
    }

    private void allow(ASN1ObjectIdentifier digest, ASN1ObjectIdentifier signature) {
        if (digests.contains(digest)) {
            signatures.add(signature);
        }
    }

    /** Whether both the certificate's own signature and its key count. */
    public boolean allow(X509CertificateHolder certificate) {
        return allowSignature(certificate.getSignatureAlgorithm()) && allowKey(certificate.getSubjectPublicKeyInfo());
    }

    public boolean allowDigest(ASN1ObjectIdentifier digest) {
        return digests.contains(digest);
    }

    public boolean allowSignature(AlgorithmIdentifier signature) {
        return signature.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
                ? allowPss(RSASSAPSSparams.getInstance(signature.getParameters()))
                : signatures.contains(signature.getAlgorithm());
    }

    private boolean allowPss(RSASSAPSSparams parameters) {
        AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
        return allowDigest(parameters.getHashAlgorithm().getAlgorithm())
                && mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
                && allowDigest(
                        AlgorithmIdentifier.getInstance(mask.getParameters()).getAlgorithm());
    }

    public boolean allowKey(SubjectPublicKeyInfo key) {
        ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return allowCurve(X962Parameters.getInstance(key.getAlgorithm().getParameters()));
        }
        boolean rsa = algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)
                || algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
        return rsa && allowRsa(key);
    }

    /** Whether it is a key of the curve of SM2, which signs by SM2 and nothing else. */
    public static boolean isSm2(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                && SM2_CURVE.contains(key.getAlgorithm().getParameters());
    }

    private static boolean allowRsa(SubjectPublicKeyInfo key) {
        try {
            RSAPublicKey rsa = RSAPublicKey.getInstance(key.parsePublicKey());
            BigInteger exponent = rsa.getPublicExponent();
            int length = rsa.getModulus().bitLength();
            return length >= SHORTEST_RSA
                    && length <= LONGEST_RSA
                    && exponent.testBit(0)
                    && exponent.compareTo(BigInteger.valueOf(3)) >= 0
                    && exponent.bitLength() <= LONGEST_RSA_EXPONENT;
        } catch (java.io.IOException noKey) {
            return false;
        }
    }

    private boolean allowCurve(X962Parameters parameters) {
        if (parameters.isNamedCurve()) {
            return curves.contains(ASN1ObjectIdentifier.getInstance(parameters.getParameters()));
        }
        return explicitCurves && !parameters.isImplicitlyCA() && isKnown(parameters);
    }

    /** An attacker who could write out a curve of their own could know the private key to any public one; so only known ones. */
    private boolean isKnown(X962Parameters parameters) {
        X9ECParameters written = X9ECParameters.getInstance(parameters.getParameters());
        return curves.stream()
                .map(ECNamedCurveTable::getByOID)
                .anyMatch(known -> known.getCurve().equals(written.getCurve())
                        && known.getG().equals(written.getG())
                        && known.getN().equals(written.getN())
                        && (written.getH() == null || known.getH().equals(written.getH())));
    }
}
