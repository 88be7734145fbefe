package io.tongxing.identity.migration;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.BulkJournal;
import io.tongxing.identity.migration.MigrationStore.NewAccount;
import io.tongxing.identity.migration.MigrationStore.Refusal;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.proofing.BulkVerifications;
import io.tongxing.identity.proofing.BulkVerifications.Brought;
import io.tongxing.identity.subject.BulkEnrolment;
import io.tongxing.identity.subject.BulkEnrolment.Obstacle;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.identity.subject.NewResident;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Adds the persons of some lines, all that belongs to them and a journal entry for each, in the caller's one transaction. */
public final class ImportPeople {
    private final BulkEnrolment enrolment;
    private final BulkVerifications verifications;
    private final BulkJournal journal;
    private final MigrationStore store;
    private final Ids ids;
    private final Clock clock;

    /** What became of the lines. */
    public record Outcome(Map<Long, UUID> imported, List<Refusal> refused) {}

    public ImportPeople(
            BulkEnrolment enrolment,
            BulkVerifications verifications,
            BulkJournal journal,
            MigrationStore store,
            Ids ids,
            Clock clock) {
        this.enrolment = enrolment;
        this.verifications = verifications;
        this.journal = journal;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** A line with the ids of the rows to be. */
    private record Newcomer(long line, ImportedPerson person, NewResident resident, List<UUID> evidenceIds) {}

    /**
     * Imports what nothing stands in the way of.
     *
     * @throws IdentifierTakenException when somebody registered between the look and the insert; the caller rolls back and tries the lines again
     */
    public Outcome importLines(UUID runId, List<LineReading> lines) {
        Instant now = clock.instant();
        List<Refusal> refused = new ArrayList<>();
        List<Newcomer> distinct = distinct(lines, now, refused);
        Map<UUID, Obstacle> obstacles =
                enrolment.obstacles(distinct.stream().map(Newcomer::resident).toList());
        Set<UUID> ofThisRun = store.importedBy(
                runId, obstacles.values().stream().map(Obstacle::holder).collect(Collectors.toSet()));
        List<Newcomer> newcomers = new ArrayList<>();
        for (Newcomer newcomer : distinct) {
            Obstacle obstacle = obstacles.get(newcomer.resident().personId());
            if (obstacle == null) {
                newcomers.add(newcomer);
            } else {
                refused.add(new Refusal(newcomer.line(), reason(obstacle, ofThisRun)));
            }
        }
        write(runId, newcomers, now);
        refused.sort(Comparator.comparingLong(Refusal::line));
        Map<Long, UUID> imported = new TreeMap<>();
        newcomers.forEach(
                newcomer -> imported.put(newcomer.line(), newcomer.resident().personId()));
        return new Outcome(imported, refused);
    }

    private static String reason(Obstacle obstacle, Set<UUID> ofThisRun) {
        String what = obstacle.what() == IdentifierTakenException.What.DOCUMENT ? "number" : "mobile";
        return what + (ofThisRun.contains(obstacle.holder()) ? "-repeated" : "-taken");
    }

    /** Within the lines at hand the first holder of a number or mobile wins, as across all of them. */
    private List<Newcomer> distinct(List<LineReading> lines, Instant now, List<Refusal> refused) {
        Set<Object> numbers = new HashSet<>();
        Set<Object> mobiles = new HashSet<>();
        List<Newcomer> distinct = new ArrayList<>();
        for (LineReading line : lines) {
            if (line instanceof LineReading.Refused wrong) {
                refused.add(new Refusal(wrong.line(), wrong.reason()));
            } else if (line instanceof LineReading.Accepted accepted) {
                ImportedPerson person = accepted.person();
                if (numbers.contains(person.document())) {
                    refused.add(new Refusal(accepted.line(), "number-repeated"));
                } else if (person.mobile().filter(mobiles::contains).isPresent()) {
                    refused.add(new Refusal(accepted.line(), "mobile-repeated"));
                } else {
                    numbers.add(person.document());
                    person.mobile().ifPresent(mobiles::add);
                    distinct.add(newcomer(accepted.line(), person, now));
                }
            }
        }
        return distinct;
    }

    private Newcomer newcomer(long line, ImportedPerson person, Instant now) {
        List<UUID> evidenceIds =
                person.evidence().stream().map(piece -> ids.uuid()).toList();
        Optional<Instant> confirmedAt =
                person.evidence().stream().map(ConfirmedEvidence::checkedAt).max(Comparator.naturalOrder());
        NewResident resident = new NewResident(
                ids.uuid(),
                ids.uuid().toString(),
                ids.uuid(),
                person.name(),
                ids.uuid(),
                person.document(),
                person.mobile(),
                person.registeredAt().orElse(now),
                evidenceIds.stream().findFirst(),
                confirmedAt);
        return new Newcomer(line, person, resident, evidenceIds);
    }

    private void write(UUID runId, List<Newcomer> newcomers, Instant now) {
        store.openAccounts(newcomers.stream()
                .map(one -> new NewAccount(
                        one.resident().accountId(),
                        ids.accountName(),
                        one.person().password(),
                        one.resident().at()))
                .toList());
        enrolment.addAll(newcomers.stream().map(Newcomer::resident).toList());
        List<Brought> brought = new ArrayList<>();
        List<AuditEvent> events = new ArrayList<>();
        for (Newcomer one : newcomers) {
            for (int i = 0; i < one.evidenceIds().size(); i++) {
                brought.add(new Brought(
                        one.evidenceIds().get(i),
                        one.resident().personId(),
                        one.resident().identifierId(),
                        one.resident().nameId(),
                        one.person().evidence().get(i)));
            }
            events.add(event(runId, one));
        }
        verifications.saveAll(brought, now);
        journal.appendAll(events);
    }

    private static AuditEvent event(UUID runId, Newcomer one) {
        Map<String, String> facts = new HashMap<>();
        facts.put("run", runId.toString());
        facts.put("line", Long.toString(one.line()));
        facts.put("document-type", one.person().document().type().code());
        facts.put(
                "evidence-types",
                one.person().evidence().stream()
                        .map(piece -> piece.type().code())
                        .collect(Collectors.joining(" ")));
        facts.put("password", one.person().password().map(PasswordHash::form).orElse("none"));
        return new AuditEvent(
                "subject-imported",
                AuditEvent.Outcome.DONE,
                null,
                one.resident().personId(),
                one.resident().accountId(),
                null,
                facts);
    }
}
