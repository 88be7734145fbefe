package io.tongxing.identity.proofing.emrtd;

import io.tongxing.identity.platform.pki.AlgorithmRules;
import io.tongxing.identity.platform.pki.BouncyCastle;
import io.tongxing.identity.platform.pki.CertificateDirectory;
import io.tongxing.identity.platform.pki.EncodedCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.icao.CscaMasterList;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * The signing authorities of states, in files that the city has put there: PEM, single certificates, and master lists as states
 * and ICAO publish them (Doc 9303 part 12 section 8).
 *
 * <p>That a master list comes from whom it says is decided by whoever put it there; that it came whole, by its signature.
 */
public final class StateList {
    private static final String PEM = "-----BEGIN";

    private StateList() {}

    public static CertificateDirectory in(Path directory) {
        return new CertificateDirectory(directory, AlgorithmRules.TRAVEL_DOCUMENTS, StateList::read);
    }

    private static List<X509Certificate> read(byte[] file) throws CertificateException {
        String text = new String(file, StandardCharsets.US_ASCII);
        if (text.contains(PEM)) {
            return EncodedCertificate.all(text);
        }
        try {
            CMSSignedData signed = new CMSSignedData(file);
            return masterList(signed);
        } catch (CMSException | OperatorCreationException noList) {
            return List.of(EncodedCertificate.ofBytes(file));
        }
    }

    private static List<X509Certificate> masterList(CMSSignedData signed)
            throws CMSException, CertificateException, OperatorCreationException {
        boolean list = ICAOObjectIdentifiers.id_icao_cscaMasterList.getId().equals(signed.getSignedContentTypeOID());
        if (!list || signed.getSignedContent() == null || !isWhole(signed)) {
            throw new CertificateException("not a whole master list");
        }
        CscaMasterList states =
                CscaMasterList.getInstance((byte[]) signed.getSignedContent().getContent());
        List<X509Certificate> certificates = new ArrayList<>();
        for (Certificate state : states.getCertStructs()) {
            certificates.add(EncodedCertificate.of(new X509CertificateHolder(state)));
        }
        return certificates;
    }

    private static boolean isWhole(CMSSignedData signed)
            throws CMSException, CertificateException, OperatorCreationException {
        Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
        for (SignerInformation signer : signers) {
            Collection<X509CertificateHolder> named = signed.getCertificates().getMatches(signer.getSID());
            if (named.size() != 1
                    || !signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(BouncyCastle.PROVIDER)
                            .build(named.iterator().next()))) {
                return false;
            }
        }
        return !signers.isEmpty();
    }
}
