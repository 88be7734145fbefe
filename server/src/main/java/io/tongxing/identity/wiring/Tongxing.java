package io.tongxing.identity.wiring;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.audit.ReasonLog;
import io.tongxing.identity.audit.keycloak.SessionRequestOrigin;
import io.tongxing.identity.audit.postgres.PostgresAuditTrail;
import io.tongxing.identity.cases.CaseStore;
import io.tongxing.identity.cases.Desk;
import io.tongxing.identity.cases.HandOut;
import io.tongxing.identity.cases.Helping;
import io.tongxing.identity.cases.LookUpPersons;
import io.tongxing.identity.cases.WorkOnCases;
import io.tongxing.identity.cases.postgres.PostgresCaseLedger;
import io.tongxing.identity.cases.postgres.PostgresCaseStore;
import io.tongxing.identity.cases.postgres.PostgresGuardianships;
import io.tongxing.identity.cases.postgres.PostgresHelpStore;
import io.tongxing.identity.cases.postgres.PostgresPersonRecords;
import io.tongxing.identity.cases.rest.CasesFeatures;
import io.tongxing.identity.cases.rest.MyHelpFeatures;
import io.tongxing.identity.claims.KnownSectors;
import io.tongxing.identity.claims.PairwiseSubjects;
import io.tongxing.identity.claims.ReleaseVerifiedClaims;
import io.tongxing.identity.claims.keycloak.ClaimsFeatures;
import io.tongxing.identity.claims.postgres.PostgresKnownSectors;
import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.Bulkhead;
import io.tongxing.identity.platform.GrowingDelay;
import io.tongxing.identity.platform.keys.KeyRotation;
import io.tongxing.identity.platform.keys.KeyRotationStore;
import io.tongxing.identity.platform.keys.KeyRotations;
import io.tongxing.identity.platform.keys.RotateKeys;
import io.tongxing.identity.platform.postgres.PostgresAttemptLimits;
import io.tongxing.identity.platform.postgres.PostgresGrowingDelay;
import io.tongxing.identity.platform.postgres.PostgresKeyRotationStore;
import io.tongxing.identity.platform.postgres.SessionDatabase;
import io.tongxing.identity.proofing.AskSource;
import io.tongxing.identity.proofing.CounterAppointmentStore;
import io.tongxing.identity.proofing.CounterAppointments;
import io.tongxing.identity.proofing.CounterProofing;
import io.tongxing.identity.proofing.HeldVerification;
import io.tongxing.identity.proofing.ProveIdentity;
import io.tongxing.identity.proofing.VerificationStore;
import io.tongxing.identity.proofing.keycloak.ProofingFeatures;
import io.tongxing.identity.proofing.postgres.PostgresCounterAppointments;
import io.tongxing.identity.proofing.postgres.PostgresVerificationStore;
import io.tongxing.identity.proofing.rest.MyProofFeatures;
import io.tongxing.identity.relyingparty.RelyingParty;
import io.tongxing.identity.relyingparty.keycloak.ClientRelyingParties;
import io.tongxing.identity.subject.Accounts;
import io.tongxing.identity.subject.ContactCodes;
import io.tongxing.identity.subject.ContactStore;
import io.tongxing.identity.subject.EnrolSubject;
import io.tongxing.identity.subject.ExternalKeys;
import io.tongxing.identity.subject.FreshEvidence;
import io.tongxing.identity.subject.KeepMobile;
import io.tongxing.identity.subject.KnownDevices;
import io.tongxing.identity.subject.LoginLimits;
import io.tongxing.identity.subject.LooksAtMe;
import io.tongxing.identity.subject.LostMobile;
import io.tongxing.identity.subject.OperatorLooks;
import io.tongxing.identity.subject.RecoverAccount;
import io.tongxing.identity.subject.RecoveryPolicy;
import io.tongxing.identity.subject.RecoveryStore;
import io.tongxing.identity.subject.ResolveAccount;
import io.tongxing.identity.subject.SmsGateway;
import io.tongxing.identity.subject.SubjectStore;
import io.tongxing.identity.subject.UnmaskIdentifier;
import io.tongxing.identity.subject.keycloak.KeycloakAccounts;
import io.tongxing.identity.subject.keycloak.SubjectFeatures;
import io.tongxing.identity.subject.postgres.PostgresContactCodeStore;
import io.tongxing.identity.subject.postgres.PostgresContactStore;
import io.tongxing.identity.subject.postgres.PostgresExternalKeys;
import io.tongxing.identity.subject.postgres.PostgresOperatorLooks;
import io.tongxing.identity.subject.postgres.PostgresRecoveryStore;
import io.tongxing.identity.subject.postgres.PostgresSubjectStore;
import io.tongxing.identity.subject.rest.MyDataFeatures;
import io.tongxing.identity.subject.sms.UnconfiguredSmsGateway;
import io.tongxing.realname.assurance.HeldEvidence;
import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.Provider;

/** All features put together for one Keycloak session, by plain constructors: the composition root. */
public final class Tongxing
        implements Provider,
                SubjectFeatures,
                ProofingFeatures,
                MyProofFeatures,
                MyDataFeatures,
                MyHelpFeatures,
                ClaimsFeatures,
                CasesFeatures {
    private final ServerParts parts;
    private final SessionDatabase database;
    private final OperatorLooks operatorLooks;
    private final KeyRotationStore keyRotationStore;
    private final AuditTrail trail;
    private final AttemptLimits limits;
    private final GrowingDelay delays;
    private final SubjectStore subjects;
    private final ExternalKeys externalKeys;
    private final ContactStore contacts;
    private final RecoveryStore recoveries;
    private final Accounts accounts;
    private final VerificationStore verifications;
    private final KnownSectors knownSectors;
    private final CounterAppointmentStore counterStore;
    private final ContactCodes contactCodes;
    private final SmsGateway smsGateway;
    private final List<EvidenceVerifier> evidenceVerifiers;
    private final ClientRelyingParties relyingParties = new ClientRelyingParties();

    Tongxing(KeycloakSession session, ServerParts parts) {
        this.parts = parts;
        database = new SessionDatabase(session);
        trail = new ReasonLog(new PostgresAuditTrail(
                database, parts.keys(), new SessionRequestOrigin(session), parts.ids(), parts.clock()));
        operatorLooks = new PostgresOperatorLooks(database, parts.keys());
        keyRotationStore = new PostgresKeyRotationStore(database, parts.wrappedKeys(), parts.keys());
        limits = new PostgresAttemptLimits(database, parts.keys(), parts.clock());
        delays = new PostgresGrowingDelay(database, parts.keys(), parts.clock());
        subjects = new PostgresSubjectStore(database, parts.keys(), parts.keys(), parts.ids());
        externalKeys = new PostgresExternalKeys(database, parts.keys(), parts.keys(), parts.ids());
        contacts = new PostgresContactStore(database, parts.keys(), parts.keys(), parts.ids());
        recoveries = new PostgresRecoveryStore(database, parts.keys(), parts.keys());
        accounts = new KeycloakAccounts(session);
        verifications = new PostgresVerificationStore(database);
        counterStore = new PostgresCounterAppointments(database, parts.keys());
        knownSectors = new PostgresKnownSectors(database);
        contactCodes = new ContactCodes(
                new PostgresContactCodeStore(database, parts.keys()),
                limits,
                parts.codeCaps(),
                trail,
                parts.ids(),
                parts.clock());
        SmsGateway configured = session.getProvider(SmsGatewayProvider.class);
        smsGateway = configured == null ? new UnconfiguredSmsGateway() : configured;
        evidenceVerifiers = session.getAllProviders(EvidenceVerifier.class).stream()
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(verifier -> offeredAt(verifier.evidenceType())))
                .toList();
    }

    /** What the table names comes first, in its order. */
    private static int offeredAt(EvidenceType type) {
        int place = EvidenceType.published().indexOf(type);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    static Tongxing of(KeycloakSession session) {
        return session.getProvider(Tongxing.class);
    }

    AuditTrail auditTrail() {
        return trail;
    }

    ClientRelyingParties relyingParties() {
        return relyingParties;
    }

    /** For operators who must see what is masked. */
    @Override
    public UnmaskIdentifier unmaskIdentifier() {
        return new UnmaskIdentifier(subjects, operatorLooks, limits, trail, parts.ids(), parts.clock());
    }

    @Override
    public Helping helping() {
        return new Helping(new PostgresHelpStore(database), subjects, trail, parts.ids(), parts.clock());
    }

    /** For residents who want to know who looked. */
    @Override
    public LooksAtMe looksAtMe() {
        return new LooksAtMe(operatorLooks);
    }

    /** For operators who rotate keys. */
    @Override
    public KeyRotations keyRotations() {
        return new KeyRotations(keyRotationStore, this::journalRotation, parts.ids());
    }

    RotateKeys rotateKeys() {
        return new RotateKeys(
                keyRotationStore, KeyRotationTask.SEALED_TABLES, this::journalRotation, KeyRotationTask.PACE);
    }

    private void journalRotation(String event, KeyRotation rotation) {
        trail.append(AuditEvent.done(event)
                .account(rotation.begunBy())
                .fact("rotation", rotation.rotationId().toString())
                .fact("purpose", rotation.purpose().code())
                .fact("key", Integer.toString(rotation.newKey())));
    }

    @Override
    public EnrolSubject enrolSubject() {
        return new EnrolSubject(subjects, keepMobile(), accounts, limits, trail, parts.ids(), parts.clock());
    }

    @Override
    public ResolveAccount resolveAccount() {
        return new ResolveAccount(subjects, accounts);
    }

    @Override
    public ContactCodes contactCodes() {
        return contactCodes;
    }

    @Override
    public RecoverAccount recoverAccount() {
        return new RecoverAccount(
                subjects, keepMobile(), accounts, this::highestLevelOf, recoveryPolicy(), limits, trail);
    }

    @Override
    public LostMobile lostMobile() {
        return new LostMobile(
                recoveries,
                subjects,
                keepMobile(),
                accounts,
                this::highestLevelOf,
                recoveryPolicy(),
                limits,
                trail,
                parts.ids(),
                parts.clock());
    }

    @Override
    public KeepMobile keepMobile() {
        return new KeepMobile(contacts, trail, parts.clock());
    }

    @Override
    public RecoveryPolicy recoveryPolicy() {
        return new RecoveryPolicy(parts.assurance());
    }

    @Override
    public FreshEvidence freshEvidence() {
        return new AskedFreshEvidence(parts.askSource(), evidenceVerifiers);
    }

    /** By all that was ever confirmed and not withdrawn, as if it were fresh. */
    private IdentityAssuranceLevel highestLevelOf(UUID person) {
        List<HeldEvidence> held =
                verifications.held(person).stream().map(HeldVerification::held).toList();
        Instant then = held.stream()
                .map(HeldEvidence::checkedAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return parts.assurance().assess(held, then).level();
    }

    @Override
    public LoginLimits loginLimits() {
        return new LoginLimits(delays, limits);
    }

    @Override
    public KnownDevices knownDevices() {
        return new KnownDevices(parts.keys());
    }

    @Override
    public Clock clock() {
        return parts.clock();
    }

    @Override
    public byte[] randomBytes(int length) {
        return parts.ids().bytes(length);
    }

    @Override
    public Bulkhead afterwards() {
        return parts.afterwards();
    }

    @Override
    public SmsGateway smsGateway() {
        return smsGateway;
    }

    @Override
    public ProveIdentity proveIdentity() {
        return new ProveIdentity(
                verifications, subjects, externalKeys, limits, trail, parts.assurance(), parts.ids(), parts.clock());
    }

    @Override
    public CounterAppointments counterAppointments() {
        return new CounterAppointments(counterStore, limits, trail, parts.ids(), parts.clock());
    }

    private Desk desk() {
        return new Desk(
                subjects,
                verifications,
                accounts,
                new PostgresPersonRecords(database),
                new PostgresCaseLedger(database),
                new PostgresGuardianships(database),
                new PostgresHelpStore(database),
                parts.ids(),
                parts.clock());
    }

    @Override
    public CaseStore caseStore() {
        return new PostgresCaseStore(database, parts.keys());
    }

    @Override
    public WorkOnCases workOnCases() {
        return new WorkOnCases(caseStore(), desk(), trail);
    }

    @Override
    public LookUpPersons lookUpPersons() {
        return new LookUpPersons(desk(), caseStore(), proveIdentity(), verifications, limits, trail);
    }

    @Override
    public HandOut handOut() {
        return new HandOut(desk(), caseStore(), trail);
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public CounterProofing counterProofing() {
        return new CounterProofing(counterAppointments(), counterStore, proveIdentity(), limits, trail, parts.clock());
    }

    @Override
    public SubjectStore subjects() {
        return subjects;
    }

    @Override
    public AskSource askSource() {
        return parts.askSource();
    }

    @Override
    public List<EvidenceVerifier> evidenceVerifiers() {
        return evidenceVerifiers;
    }

    @Override
    public ReleaseVerifiedClaims releaseVerifiedClaims() {
        return new ReleaseVerifiedClaims(subjects, verifications, parts.assurance(), trail, parts.clock());
    }

    @Override
    public PairwiseSubjects pairwiseSubjects() {
        return new PairwiseSubjects(parts.keys().pairwise(), knownSectors, parts.clock());
    }

    @Override
    public RelyingParty relyingParty(ClientModel client) {
        return relyingParties.of(client);
    }

    @Override
    public void close() {}
}
