package io.tongxing.identity.cases;

import io.tongxing.identity.subject.Announcement;
import io.tongxing.realname.PersonalData;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What is to follow once a step is committed: messages, sessions to be ended; and whose logins must be brought in line before that. */
@PersonalData
public final class Outcome {
    private final UUID caseId;
    private final List<Announcement> messages = new ArrayList<>();
    private final Set<String> sessionsToEnd = new LinkedHashSet<>();
    private final Set<UUID> standingChanged = new LinkedHashSet<>();
    private final Set<UUID> alsoConcerned = new LinkedHashSet<>();

    Outcome(UUID caseId) {
        this.caseId = caseId;
    }

    void tell(Announcement message) {
        messages.add(message);
    }

    void endSessions(String accountId) {
        sessionsToEnd.add(accountId);
    }

    void standingChanged(UUID personId) {
        standingChanged.add(personId);
    }

    /** Somebody whom the case does not name but who must find it in their history. */
    void alsoConcerns(UUID personId) {
        alsoConcerned.add(personId);
    }

    Set<UUID> alsoConcerned() {
        return alsoConcerned;
    }

    Set<UUID> standingChanged() {
        return standingChanged;
    }

    public UUID caseId() {
        return caseId;
    }

    public List<Announcement> messages() {
        return List.copyOf(messages);
    }

    public Set<String> sessionsToEnd() {
        return Set.copyOf(sessionsToEnd);
    }

    @Override
    public String toString() {
        return "Outcome[" + caseId + "]";
    }
}
