package io.tongxing.deploy.sql;

import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.audit.postgres.PostgresAuditTrail;
import io.tongxing.identity.cases.CaseStore;
import io.tongxing.identity.cases.Desk;
import io.tongxing.identity.cases.LookUpPersons;
import io.tongxing.identity.cases.WorkOnCases;
import io.tongxing.identity.cases.postgres.PostgresCaseLedger;
import io.tongxing.identity.cases.postgres.PostgresCaseStore;
import io.tongxing.identity.cases.postgres.PostgresGuardianships;
import io.tongxing.identity.cases.postgres.PostgresHelpStore;
import io.tongxing.identity.cases.postgres.PostgresPersonRecords;
import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.BlindIndex;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.PersonalDataSeal;
import io.tongxing.identity.platform.RequestOrigin;
import io.tongxing.identity.platform.postgres.ConnectionDatabase;
import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.platform.postgres.PostgresAttemptLimits;
import io.tongxing.identity.proofing.CounterAppointmentStore;
import io.tongxing.identity.proofing.CounterAppointments;
import io.tongxing.identity.proofing.CounterProofing;
import io.tongxing.identity.proofing.ProveIdentity;
import io.tongxing.identity.proofing.VerificationStore;
import io.tongxing.identity.proofing.postgres.PostgresCounterAppointments;
import io.tongxing.identity.proofing.postgres.PostgresVerificationStore;
import io.tongxing.identity.subject.Enrolment;
import io.tongxing.identity.subject.ExternalKeys;
import io.tongxing.identity.subject.SubjectStore;
import io.tongxing.identity.subject.postgres.PostgresExternalKeys;
import io.tongxing.identity.subject.postgres.PostgresSubjectStore;
import io.tongxing.realname.assurance.AssurancePolicy;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.spi.ClaimedIdentity;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The identity side of a city on one connection: real stores and use cases, without Keycloak. */
final class City {
    static final BlindIndex INDEX = (kind, value) -> (kind + "|" + value).getBytes(StandardCharsets.UTF_8);
    static final PersonalDataSeal SEAL = new PersonalDataSeal() {
        @Override
        public byte[] seal(String plain, String context) {
            return (context + "\n" + plain).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String open(byte[] sealed, String context) {
            String text = new String(sealed, StandardCharsets.UTF_8);
            if (!text.startsWith(context + "\n")) {
                throw new IllegalStateException("sealed for something else");
            }
            return text.substring(context.length() + 1);
        }
    };

    final Ids ids = new Ids();
    final Clock clock;
    final Database database;
    final AuditTrail trail;
    final AttemptLimits limits;
    final SubjectStore subjects;
    final ExternalKeys externalKeys;
    final VerificationStore verifications;
    final CounterAppointmentStore turns;

    final MemoryAccounts accounts;
    final CaseStore cases;

    City(Connection connection, Clock clock) {
        this(connection, clock, new MemoryAccounts());
    }

    City(Connection connection, Clock clock, MemoryAccounts accounts) {
        this.accounts = accounts;
        this.clock = clock;
        database = new ConnectionDatabase(connection);
        trail = new PostgresAuditTrail(database, SEAL, () -> new RequestOrigin("request", ""), ids, clock);
        limits = new PostgresAttemptLimits(database, INDEX, clock);
        subjects = new PostgresSubjectStore(database, SEAL, INDEX, ids);
        externalKeys = new PostgresExternalKeys(database, SEAL, INDEX, ids);
        verifications = new PostgresVerificationStore(database);
        cases = new PostgresCaseStore(database, SEAL);
        turns = new PostgresCounterAppointments(database, INDEX);
    }

    ProveIdentity proving() {
        return new ProveIdentity(
                verifications, subjects, externalKeys, limits, trail, AssurancePolicy.published(), ids, clock);
    }

    Desk desk() {
        return new Desk(
                subjects,
                verifications,
                accounts,
                new PostgresPersonRecords(database),
                new PostgresCaseLedger(database),
                new PostgresGuardianships(database),
                new PostgresHelpStore(database),
                ids,
                clock);
    }

    WorkOnCases work() {
        return new WorkOnCases(cases, desk(), trail);
    }

    LookUpPersons lookUp() {
        return new LookUpPersons(desk(), cases, proving(), verifications, limits, trail);
    }

    CounterAppointments appointments() {
        return new CounterAppointments(turns, limits, trail, ids, clock);
    }

    CounterProofing counter() {
        return new CounterProofing(appointments(), turns, proving(), limits, trail, clock);
    }

    /** Registers a person with an account of the same id. */
    UUID enrol(ClaimedIdentity identity, MobileNumber mobile) {
        UUID person = ids.uuid();
        subjects.add(
                person,
                person.toString(),
                new Enrolment(identity.name(), identity.document(), mobile, "secret-1a"),
                clock.instant());
        return person;
    }

    /** Registers a person with an account of the same id who has said neither name nor number. */
    UUID enrolUnnamed() {
        UUID person = ids.uuid();
        subjects.addUnnamed(person, person.toString(), MadeUp.mobile(), clock.instant());
        return person;
    }

    String level(UUID person) {
        return proving().assess(person).level().value();
    }

    /** The types of the journal's entries about the person, oldest first. */
    List<String> journal(UUID person) {
        return database.with(handle -> handle.createQuery(
                        "SELECT event_type || coalesce(':' || reason, '') FROM tongxing.audit_entry WHERE person_id = :person ORDER BY recorded_at, entry_id")
                .bind("person", person)
                .mapTo(String.class)
                .list());
    }
}
