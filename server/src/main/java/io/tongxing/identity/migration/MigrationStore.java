package io.tongxing.identity.migration;

import io.tongxing.identity.migration.ImportFile.Position;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Runs of imports and the accounts they open. Every call runs in the caller's transaction. */
public interface MigrationStore {

    /** An import of one file, as far as it has come. */
    record Run(UUID runId, Position next, long imported, long refused, boolean isFinished) {}

    /** An account to be, with the password that another system hashed, if it did. */
    record NewAccount(String accountId, String accountName, Optional<PasswordHash> password, Instant at) {}

    /** A line and why it was refused. */
    record Refusal(long line, String reason) {}

    /** The run of the file with this content, if there was one. */
    Optional<Run> find(String fingerprint);

    Run begin(UUID runId, String fingerprint, Position first);

    /**
     * Moves the run on, but only from where it stands.
     *
     * @return false when it does not stand there, because another process imports the same file
     */
    boolean advance(UUID runId, Position from, Position to, Map<Long, UUID> imported, List<Refusal> refused);

    void finish(UUID runId);

    /** Refused lines in order, from after a line on. */
    List<Refusal> refusals(UUID runId, long afterLine, int most);

    /** Which of the persons were imported by this run. */
    Set<UUID> importedBy(UUID runId, Collection<UUID> persons);

    /** Opens accounts as registration does: with the roles, groups and required actions that every resident gets. */
    void openAccounts(List<NewAccount> accounts);
}
