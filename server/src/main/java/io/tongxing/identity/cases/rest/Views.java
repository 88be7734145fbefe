package io.tongxing.identity.cases.rest;

import io.tongxing.identity.cases.CaseFile;
import io.tongxing.identity.cases.CaseStep;
import io.tongxing.identity.cases.HandOut;
import io.tongxing.identity.cases.PersonView;
import io.tongxing.identity.proofing.HeldVerification;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.identity.subject.UnmaskIdentifier;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What operators read, as JSON. Names, numbers and mobiles leave masked, save the one sheet that is handed to a relative. */
final class Views {
    private Views() {}

    static Map<String, Object> person(PersonView person) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("person", person.personId().toString());
        view.put("status", person.status().code());
        view.put("level", person.level().value());
        person.identity().ifPresent(identity -> view.putAll(masked(identity)));
        person.mobile().map(MobileNumber::masked).ifPresent(mobile -> view.put("maskedMobile", mobile));
        view.put("evidence", person.evidence().stream().map(Views::evidence).toList());
        view.put(
                "accounts",
                person.accounts().stream()
                        .map(account -> Map.of("account", account.accountId(), "retired", account.retired()))
                        .toList());
        view.put("cases", person.cases().stream().map(Views::summary).toList());
        view.put(
                "wards",
                person.wards().stream()
                        .map(ward -> Map.of(
                                "person",
                                ward.childId().toString(),
                                "phase",
                                ward.phase().code()))
                        .toList());
        view.put(
                "help",
                person.help().stream()
                        .map(help -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("person", help.personId().toString());
                            one.put("helper", help.helperId().toString());
                            one.put("matters", new TreeSet<>(help.matters()));
                            one.put("until", help.until().toString());
                            help.endedAt().ifPresent(at -> one.put("endedAt", at.toString()));
                            return one;
                        })
                        .toList());
        return view;
    }

    static Map<String, Object> masked(CurrentIdentity identity) {
        return Map.of(
                "maskedName", identity.name().masked(),
                "documentType", identity.document().type().code(),
                "maskedNumber", identity.document().masked());
    }

    private static Map<String, Object> evidence(HeldVerification held) {
        return Map.of(
                "evidence", held.evidence().type().code(),
                "organization", held.evidence().organization(),
                "checkedAt", held.evidence().checkedAt().toString());
    }

    static Map<String, Object> summary(CaseFile file) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("case", file.caseId().toString());
        view.put("kind", file.kind().code());
        view.put("state", file.state().code());
        view.put("twoOperators", file.kind().twoOperators());
        view.put("person", file.personId().toString());
        file.otherPersonId().ifPresent(other -> view.put("otherPerson", other.toString()));
        view.put("openedBy", file.openedBy());
        view.put("openedAt", file.openedAt().toString());
        file.carriedOutAt().map(Instant::toString).ifPresent(at -> view.put("carriedOutAt", at));
        file.undoAskedBy().ifPresent(by -> view.put("undoAskedBy", by));
        return view;
    }

    /** The whole case: whoever confirms it must see what it says, so the particulars are not masked. */
    static Map<String, Object> whole(CaseFile file, List<CaseStep> steps) {
        Map<String, Object> view = summary(file);
        view.put("particulars", file.particulars().fields());
        view.put(
                "steps",
                steps.stream()
                        .map(step -> Map.of(
                                "step", step.step(),
                                "operator", step.operator(),
                                "reason", step.reason(),
                                "at", step.at().toString()))
                        .toList());
        return view;
    }

    static Map<String, Object> sheet(HandOut.Sheet sheet) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("person", sheet.personId().toString());
        sheet.identity().ifPresent(identity -> {
            view.put("realName", identity.name().value());
            view.put("documentType", identity.document().type().code());
            view.put("maskedNumber", identity.document().masked());
        });
        view.put("evidence", sheet.evidence().stream().map(Views::evidence).toList());
        view.put("departments", sheet.sectors());
        return view;
    }

    static Map<String, Object> unmasked(UnmaskIdentifier.Unmasked seen) {
        Map<String, Object> view = new LinkedHashMap<>();
        seen.name().ifPresent(name -> view.put("name", name.value()));
        seen.mobile().ifPresent(mobile -> view.put("mobile", mobile.value()));
        view.put(
                "documents",
                seen.documents().stream()
                        .map(document -> Map.of(
                                "documentType",
                                document.type().code(),
                                "issuer",
                                document.issuer(),
                                "documentNumber",
                                document.number()))
                        .toList());
        return view;
    }
}
