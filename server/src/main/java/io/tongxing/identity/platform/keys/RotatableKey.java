package io.tongxing.identity.platform.keys;

import java.util.Locale;

/**
 * A data key that can be exchanged while the server runs.
 *
 * <p>There is no pairwise key here and there never will be: the subject identifiers that departments have filed people under are computed from it. Under
 * another key every resident would be a stranger to every department, and a department cannot be asked to rename its files. It is
 * protected by never leaving the server unwrapped, and by saying nothing of a person even if it does: what it hashes is a random id.
 */
public enum RotatableKey {
    /** Seals names, numbers and contacts. */
    SEAL,
    /** Finds numbers and contacts by equality. */
    INDEX;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
