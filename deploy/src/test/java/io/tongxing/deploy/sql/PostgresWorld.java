package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.identity.cases.CaseKind;
import io.tongxing.identity.cases.Particulars;
import io.tongxing.identity.claims.PairwiseSubjects;
import io.tongxing.identity.claims.postgres.PostgresKnownSectors;
import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.platform.crypto.HmacSm3;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A life history on the real tables, by the real cases with their two operators. */
final class PostgresWorld implements LifeHistory.World {
    private static final String WHY = "life-goes-on";

    private final Operator first = new Operator("operator-1", "市民中心", Optional.empty());
    private final Operator second = new Operator("operator-2", "市民中心", Optional.empty());
    private final City city;
    private final PairwiseSubjects subjects;
    private final Map<Integer, UUID> persons = new HashMap<>();
    private final Deque<UUID> merges = new ArrayDeque<>();
    private final Map<Integer, UUID> suspensions = new HashMap<>();

    PostgresWorld(Connection connection) {
        city = new City(connection, Clock.systemUTC());
        subjects = new PairwiseSubjects(
                new HmacSm3(new byte[32]), new PostgresKnownSectors(city.database), Clock.systemUTC());
    }

    /** The same people seen by another transaction. */
    PostgresWorld on(Connection connection) {
        PostgresWorld other = new PostgresWorld(connection);
        other.persons.putAll(persons);
        return other;
    }

    @Override
    public void enrol(int account) {
        persons.put(account, city.enrol(MadeUp.person(), MadeUp.mobile()));
    }

    @Override
    public void merge(int goes, int stays, int login) {
        merges.push(done(CaseKind.MERGE, stays, Optional.of(person(goes)), Map.of("loginAccount", account(login))));
    }

    @Override
    public void split(int goes, int stays) {
        undo(merges.pop());
    }

    @Override
    public void live(LifeHistory.Event event, int who) {
        switch (event) {
            case NUMBER_CHANGE -> done(CaseKind.NUMBER_CHANGE, who, fields(MadeUp.document()));
            case RENEWAL -> done(CaseKind.NUMBER_CHANGE, who, fields(passport()));
            case NAME_CHANGE ->
                done(CaseKind.NAME_CHANGE, who, Map.of("realName", MadeUp.name().value()));
            case MOBILE_CHANGE ->
                done(CaseKind.MOBILE_LOST, who, Map.of("mobile", MadeUp.mobile().value()));
            case MOBILE_TAKEN_OVER ->
                somebodyElsesMobile(who)
                        .ifPresent(mobile -> done(CaseKind.MOBILE_REASSIGNED, who, Map.of("mobile", mobile.value())));
            case SUSPENDED -> suspensions.put(who, suspend(who));
            case RESUMED -> undo(Objects.requireNonNull(suspensions.remove(who)));
            case CLOSED -> done(CaseKind.CLOSE, who, Map.of());
        }
    }

    private UUID suspend(int who) {
        return switch (suspensions.size() % 3) {
            case 0 -> done(CaseKind.DEATH_CONFIRMED, who, Map.of());
            case 1 -> open(CaseKind.DEATH_SUSPECTED, who, Optional.empty(), Map.of());
            default -> open(CaseKind.FREEZE, who, Optional.empty(), Map.of());
        };
    }

    private Optional<MobileNumber> somebodyElsesMobile(int who) {
        return persons.values().stream()
                .filter(person -> !person.equals(person(who)))
                .flatMap(person -> city.subjects.mobileOf(person).stream())
                .findFirst();
    }

    @Override
    public Optional<String> token(int account, String sector) {
        boolean may = city.subjects.actingPersonOf(account(account)).isPresent();
        assertThat(city.accounts.suspended.contains(account(account)))
                .as("the login follows the standing")
                .isEqualTo(!may);
        return may ? subjects.subjectOf(account(account), sector) : Optional.empty();
    }

    private UUID person(int number) {
        return Objects.requireNonNull(persons.get(number));
    }

    private String account(int account) {
        return person(account).toString();
    }

    private UUID done(CaseKind kind, int who, Map<String, String> particulars) {
        return done(kind, who, Optional.empty(), particulars);
    }

    private UUID done(CaseKind kind, int who, Optional<UUID> other, Map<String, String> particulars) {
        UUID opened = open(kind, who, other, particulars);
        city.work().confirm(opened, second, WHY);
        return opened;
    }

    private UUID open(CaseKind kind, int who, Optional<UUID> other, Map<String, String> particulars) {
        return city.work()
                .open(kind, person(who), other, new Particulars(particulars), first, WHY)
                .caseId();
    }

    private void undo(UUID caseId) {
        boolean two = city.cases.find(caseId).orElseThrow().kind().twoOperators();
        city.work().undo(caseId, first, WHY);
        if (two) {
            city.work().undo(caseId, second, WHY);
        }
    }

    private static IdentityDocument passport() {
        return new IdentityDocument(
                DocumentType.PASSPORT, "CHN", "E" + MadeUp.mobile().value().substring(3));
    }

    private static Map<String, String> fields(IdentityDocument document) {
        return Map.of(
                "documentType", document.type().code(),
                "documentNumber", document.number(),
                "issuingState", document.issuer());
    }
}
