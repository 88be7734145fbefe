package io.tongxing.identity.proofing.emrtd;

import io.tongxing.identity.platform.pki.AlgorithmRules;
import io.tongxing.identity.platform.pki.BouncyCastle;
import io.tongxing.identity.platform.pki.CertificatePaths;
import io.tongxing.identity.platform.pki.Digests;
import io.tongxing.identity.platform.pki.EncodedCertificate;
import io.tongxing.identity.platform.pki.TrustedCertificates;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.icao.DataGroupHash;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;
import org.bouncycastle.asn1.icao.LDSSecurityObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * EF.SOD, the list of the hashes of a chip's files that its state has signed, believed: passive authentication by ICAO Doc 9303
 * part 11 section 5.1.
 *
 * @param path from the document signer to the state's authority
 */
record SecurityObject(LDSSecurityObject hashes, List<X509Certificate> path) {
    private static final AlgorithmRules RULES = AlgorithmRules.TRAVEL_DOCUMENTS;
    private static final int SOD = 0x77;
    private static final int DIGITAL_SIGNATURE = 0;

    /** Empty unless a document signer of a trusted state has signed it. */
    static Optional<SecurityObject> read(byte[] file, TrustedCertificates states, Instant now)
            throws CMSException, CertificateException, OperatorCreationException {
        Optional<byte[]> content = Tlv.only(SOD, file);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        CMSSignedData signed = new CMSSignedData(content.get());
        Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
        boolean shaped =
                ICAOObjectIdentifiers.id_icao_ldsSecurityObject.getId().equals(signed.getSignedContentTypeOID())
                        && signed.getSignedContent() != null
                        && signers.size() == 1;
        if (!shaped) {
            return Optional.empty();
        }
        Optional<List<X509Certificate>> path =
                believedPath(signed, signers.iterator().next(), states, now);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        LDSSecurityObject hashes =
                LDSSecurityObject.getInstance((byte[]) signed.getSignedContent().getContent());
        return RULES.allowDigest(hashes.getDigestAlgorithmIdentifier().getAlgorithm())
                ? Optional.of(new SecurityObject(hashes, path.get()))
                : Optional.empty();
    }

    /** The signer's certificate comes in the file itself; it counts only by the chain to a state. The chain is looked at first. */
    private static Optional<List<X509Certificate>> believedPath(
            CMSSignedData signed, SignerInformation signer, TrustedCertificates states, Instant now)
            throws CMSException, CertificateException, OperatorCreationException {
        Collection<X509CertificateHolder> named = signed.getCertificates().getMatches(signer.getSID());
        if (named.size() != 1 || !isSound(signer)) {
            return Optional.empty();
        }
        X509CertificateHolder certificate = named.iterator().next();
        X509Certificate documentSigner = EncodedCertificate.of(certificate);
        if (!mayReallySign(certificate, documentSigner)) {
            return Optional.empty();
        }
        Optional<List<X509Certificate>> path = CertificatePaths.find(documentSigner, states, now);
        // Also refuses a time of signing at which the signer's certificate was not valid.
        return path.isPresent()
                        && signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                                .setProvider(BouncyCastle.PROVIDER)
                                .build(certificate))
                ? path
                : Optional.empty();
    }

    /**
     * A signer of documents, part 12 section 7.1: no authority itself, for signatures, and for nothing else. The signers of
     * lists and bar codes have the same authority above them, and a purpose written into their certificates.
     */
    private static boolean mayReallySign(X509CertificateHolder certificate, X509Certificate documentSigner) {
        boolean[] usage = documentSigner.getKeyUsage();
        return RULES.allow(certificate)
                && documentSigner.getBasicConstraints() < 0
                && usage != null
                && usage[DIGITAL_SIGNATURE]
                && certificate.getExtension(Extension.extendedKeyUsage) == null;
    }

    private static boolean isSound(SignerInformation signer) {
        ASN1ObjectIdentifier digest = signer.getDigestAlgorithmID().getAlgorithm();
        AlgorithmIdentifier signature = signer.toASN1Structure().getDigestEncryptionAlgorithm();
        boolean bare = signature.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
        return RULES.allowDigest(digest) && (bare || RULES.allowSignature(signature));
    }

    /** Whether the state has signed this very file under that number. */
    boolean lists(int dataGroup, byte[] file) {
        List<DataGroupHash> listed = Stream.of(hashes.getDatagroupHash())
                .filter(hash -> hash.getDataGroupNumber() == dataGroup)
                .toList();
        return listed.size() == 1
                && MessageDigest.isEqual(
                        listed.get(0).getDataGroupHashValue().getOctets(),
                        Digests.of(hashes.getDigestAlgorithmIdentifier().getAlgorithm(), file));
    }

    X509Certificate documentSigner() {
        return path.get(0);
    }

    X509Certificate state() {
        return path.get(path.size() - 1);
    }
}
