package io.tongxing.identity.claims;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.proofing.HeldVerification;
import io.tongxing.identity.proofing.VerificationStore;
import io.tongxing.identity.relyingparty.ReleasableClaim;
import io.tongxing.identity.relyingparty.RelyingParty;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.identity.subject.SubjectStore;
import io.tongxing.realname.assurance.Assessment;
import io.tongxing.realname.assurance.AssurancePolicy;
import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import io.tongxing.realname.claims.TrustFramework;
import io.tongxing.realname.claims.Verification;
import io.tongxing.realname.claims.VerifiedClaims;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.evidence.Gender;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Decides what a department is told about a person: the claims of its release policy, with who checked them, how and when.
 *
 * <p>Of a person who may not act (frozen, deceased, merged away) nothing is told. The level comes from the stored verifications at the moment the token is built, never from the login, so an expired or ended verification
 * stops counting with the next token. Below level 2, or below what the department's policy
 * starts from, nothing is released. One use case behind ID token, userinfo and SAML;
 * runs in the caller's transaction and journals the names of what was released, never the values.
 */
public final class ReleaseVerifiedClaims {
    private final SubjectStore subjects;
    private final VerificationStore verifications;
    private final AssurancePolicy policy;
    private final AuditTrail trail;
    private final Clock clock;

    public ReleaseVerifiedClaims(
            SubjectStore subjects,
            VerificationStore verifications,
            AssurancePolicy policy,
            AuditTrail trail,
            Clock clock) {
        this.subjects = subjects;
        this.verifications = verifications;
        this.policy = policy;
        this.trail = trail;
        this.clock = clock;
    }

    /** What goes to the department now, or empty when nothing is verified or nothing may be told. */
    public Optional<VerifiedClaims> release(String accountId, RelyingParty party) {
        if (party.policy().claims().isEmpty()) {
            return Optional.empty();
        }
        Optional<UUID> person = subjects.actingPersonOf(accountId);
        Optional<VerifiedClaims> released = person.flatMap(id -> verified(id, party));
        released.ifPresent(claims -> trail.append(AuditEvent.done("claims-released")
                .account(accountId)
                .person(person.orElse(null))
                .relyingParty(party.clientId())
                .fact("claims", String.join(",", claims.claims().keySet()))
                .fact("level", claims.verification().assuranceLevel().value())
                .fact("verification", claims.verification().verificationProcess())));
        return released;
    }

    private Optional<VerifiedClaims> verified(UUID person, RelyingParty party) {
        List<HeldVerification> held = verifications.held(person);
        Assessment assessment =
                policy.assess(held.stream().map(HeldVerification::held).toList(), clock.instant());
        boolean enough = assessment.level().covers(IdentityAssuranceLevel.TWO)
                && assessment.level().covers(party.policy().minimum());
        if (!enough) {
            return Optional.empty();
        }
        Map<String, Object> claims = claims(person, party);
        return claims.isEmpty()
                ? Optional.empty()
                : Optional.of(new VerifiedClaims(verification(held, assessment), claims));
    }

    private Map<String, Object> claims(UUID person, RelyingParty party) {
        Optional<CurrentIdentity> identity = subjects.currentIdentity(person);
        Optional<IdentityDocument> document = identity.map(CurrentIdentity::document);
        Map<String, Object> claims = new LinkedHashMap<>();
        for (ReleasableClaim claim : party.policy().claims()) {
            Optional<? extends Object> value =
                    switch (claim) {
                        case NAME -> identity.map(known -> known.name().value());
                        case BIRTHDATE ->
                            document.flatMap(IdentityDocument::birthdate).map(LocalDate::toString);
                        case GENDER ->
                            document.flatMap(IdentityDocument::gender).map(Gender::value);
                        case DOCUMENT_TYPE -> document.map(known -> known.type().code());
                        case DOCUMENT_NUMBER -> document.map(IdentityDocument::number);
                        case PHONE_NUMBER -> subjects.mobileOf(person).map(MobileNumber::e164);
                    };
            value.ifPresent(known -> claims.put(claim.claimName(), known));
        }
        return claims;
    }

    /** Tells the evidence that the level rests on, newest of each type, and nothing that was not needed for it. */
    private static Verification verification(List<HeldVerification> held, Assessment assessment) {
        Map<EvidenceType, HeldVerification> newest = held.stream()
                .filter(one -> assessment.because().contains(one.evidence().type()))
                .collect(Collectors.toMap(one -> one.evidence().type(), one -> one, (first, second) -> first));
        List<HeldVerification> used = newest.values().stream()
                .sorted(Comparator.comparing(one -> one.evidence().checkedAt()))
                .toList();
        HeldVerification last = used.get(used.size() - 1);
        return new Verification(
                TrustFramework.CN_REALNAME,
                assessment.level(),
                last.evidence().checkedAt(),
                last.verificationId().toString(),
                used.stream().map(HeldVerification::evidence).toList());
    }
}
