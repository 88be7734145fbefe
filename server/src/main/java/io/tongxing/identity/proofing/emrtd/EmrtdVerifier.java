package io.tongxing.identity.proofing.emrtd;

import io.tongxing.identity.platform.pki.CertificateDirectory;
import io.tongxing.identity.platform.pki.EncodedCertificate;
import io.tongxing.identity.platform.pki.IssuerName;
import io.tongxing.identity.platform.pki.TrustedCertificates;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.DocumentReading;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.NotConfirmed;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.PresentedField;
import io.tongxing.realname.spi.PresentedField.Kind;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.operator.OperatorCreationException;
import org.jboss.logging.Logger;

/**
 * The chip of a passport or travel permit: its files are as the state signed them, and they are about the claimed person.
 *
 * <p>Passive authentication does not detect a copied chip, ICAO Doc 9303 part 11 section 5.1: whoever once read the files can
 * present them again. So they say that the document exists and whose it is, and not who holds it, and the published table
 * gives level 2 for them alone.
 *
 * <p>Asks nobody: the list of states is a directory, and so there is neither a time limit nor a state in which the source is
 * down, except that the list is missing.
 */
public final class EmrtdVerifier implements EvidenceVerifier {
    private static final Logger LOG = Logger.getLogger(EmrtdVerifier.class);
    private static final Duration RETRY = Duration.ofHours(1);
    private static final String REGISTER_NAME = "旅行证件芯片";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int MACHINE_READABLE_ZONE = 1;
    private static final int PERSONAL_DETAILS = 11;

    private static final List<PresentedField> FIELDS = List.of(
            PresentedField.required("securityObject", Kind.LONG_TEXT, 60_000),
            PresentedField.required("dg1", Kind.LONG_TEXT, 1_000),
            PresentedField.optional("dg11", Kind.LONG_TEXT, 8_000));

    private final CertificateDirectory states;
    private final Clock clock;

    public EmrtdVerifier(CertificateDirectory states, Clock clock) {
        this.states = states;
        this.clock = clock;
    }

    @Override
    public EvidenceType evidenceType() {
        return EvidenceType.EMRTD;
    }

    @Override
    public List<PresentedField> fields() {
        return FIELDS;
    }

    @Override
    public boolean accepts(DocumentType document) {
        return switch (document) {
            case PASSPORT, HK_MO_TRAVEL_PERMIT, TW_TRAVEL_PERMIT -> true;
            case RESIDENT_ID, HK_MO_RESIDENCE_PERMIT, TW_RESIDENCE_PERMIT, FOREIGN_PERMANENT_RESIDENT -> false;
        };
    }

    @Override
    public boolean isUp() {
        return !states.certificates().anchors().isEmpty();
    }

    @Override
    public EvidenceOutcome verify(ClaimedIdentity claimed, EvidencePresentation presentation) {
        TrustedCertificates trusted = states.certificates();
        if (trusted.anchors().isEmpty()) {
            LOG.warn("reason=not-ready evidence=emrtd");
            return new Unavailable(RETRY, Unavailable.NOT_READY);
        }
        boolean tooLong = FIELDS.stream()
                .anyMatch(field -> text(presentation, field.name()).length() > field.maxLength());
        if (tooLong) {
            return new NotConfirmed(Reason.PROOF_NOT_VALID);
        }
        try {
            return look(claimed, presentation, trusted);
        } catch (CMSException | CertificateException | OperatorCreationException | RuntimeException unreadable) {
            // The bytes are an attacker's choice, and the parser answers to some with exceptions that it does not
            // declare.
            return new NotConfirmed(Reason.PROOF_NOT_VALID);
        } catch (StackOverflowError nested) {
            return new NotConfirmed(Reason.PROOF_NOT_VALID);
        }
    }

    private EvidenceOutcome look(
            ClaimedIdentity claimed, EvidencePresentation presentation, TrustedCertificates trusted)
            throws CMSException, CertificateException, OperatorCreationException {
        byte[] dg1 = EncodedCertificate.base64(text(presentation, "dg1"));
        byte[] dg11 = EncodedCertificate.base64(text(presentation, "dg11"));
        Optional<SecurityObject> read = SecurityObject.read(
                EncodedCertificate.base64(text(presentation, "securityObject")), trusted, clock.instant());
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        Optional<MachineReadableZone> zone = MachineReadableZone.read(dg1, today);
        Optional<PersonalDetails> details =
                dg11.length == 0 ? Optional.of(PersonalDetails.NONE) : PersonalDetails.read(dg11);
        if (read.isEmpty() || zone.isEmpty() || details.isEmpty()) {
            return new NotConfirmed(Reason.PROOF_NOT_VALID);
        }
        SecurityObject signed = read.get();
        boolean whole = signed.lists(MACHINE_READABLE_ZONE, dg1)
                && (dg11.length == 0 || signed.lists(PERSONAL_DETAILS, dg11))
                && isOfItsState(signed, zone.get())
                && isOneBirthdate(zone.get(), details.get());
        return whole
                ? compare(claimed, zone.get(), details.get(), signed, today)
                : new NotConfirmed(Reason.PROOF_NOT_VALID);
    }

    private static String text(EvidencePresentation presentation, String field) {
        return presentation.fields().getOrDefault(field, "");
    }

    private static boolean isOfItsState(SecurityObject signed, MachineReadableZone zone) throws CertificateException {
        Optional<String> signer = IssuerName.attribute(EncodedCertificate.holder(signed.documentSigner()), BCStyle.C);
        Optional<String> state = IssuerName.attribute(EncodedCertificate.holder(signed.state()), BCStyle.C);
        return signer.isPresent()
                && state.filter(signer.get()::equalsIgnoreCase).isPresent()
                && IssuingStates.maySign(signer.get(), zone.state());
    }

    /** The zone writes two digits of the year. */
    private static boolean isOneBirthdate(MachineReadableZone zone, PersonalDetails details) {
        if (zone.birthdate().isEmpty() || details.birthdate().isEmpty()) {
            return true;
        }
        LocalDate printed = zone.birthdate().get();
        LocalDate full = details.birthdate().get();
        return MonthDay.from(printed).equals(MonthDay.from(full)) && (printed.getYear() - full.getYear()) % 100 == 0;
    }

    private EvidenceOutcome compare(
            ClaimedIdentity claimed,
            MachineReadableZone zone,
            PersonalDetails details,
            SecurityObject signed,
            LocalDate today)
            throws CertificateException {
        if (zone.expiry().isBefore(today)) {
            return new NotConfirmed(Reason.DOCUMENT_NOT_VALID);
        }
        Optional<LocalDate> birthdate = details.birthdate().or(zone::birthdate);
        boolean otherBirthdate = claimed.document()
                .birthdate()
                .flatMap(known -> birthdate.map(written -> !written.equals(known)))
                .orElse(false);
        if (!isDocument(claimed.document(), zone, today) || otherBirthdate) {
            return new NotConfirmed(Reason.MISMATCH);
        }
        return switch (PrintedName.compare(claimed.name(), zone, details)) {
            case SAME -> new EvidenceOutcome.Confirmed(evidence(zone, signed));
            case DIFFERENT -> new NotConfirmed(Reason.MISMATCH);
            case IMPOSSIBLE -> new NotConfirmed(Reason.CANNOT_COMPARE);
        };
    }

    private static boolean isDocument(IdentityDocument claimed, MachineReadableZone zone, LocalDate today) {
        boolean kind = claimed.type() == DocumentType.PASSPORT
                ? !zone.card() && zone.code().startsWith("P")
                : zone.card() && zone.code().startsWith("C") && zone.state().equals("CHN");
        return kind
                && IdentityDocument.read(claimed.type(), zone.number(), zone.state(), today)
                        instanceof DocumentReading.Accepted read
                && read.document().equals(claimed);
    }

    private ConfirmedEvidence evidence(MachineReadableZone zone, SecurityObject signed) throws CertificateException {
        X509CertificateHolder state = EncodedCertificate.holder(signed.state());
        return new ConfirmedEvidence(
                EvidenceType.EMRTD,
                IssuerName.label(state, REGISTER_NAME),
                REGISTER_NAME,
                IssuerName.reference(state, EncodedCertificate.holder(signed.documentSigner())),
                clock.instant(),
                Optional.of(zone.expiry().plusDays(1).atStartOfDay(CHINA).toInstant()));
    }
}
