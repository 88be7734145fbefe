package io.tongxing.identity.subject;

import java.util.List;
import java.util.UUID;

/** The looks of operators. Every call runs in the caller's transaction. */
public interface OperatorLooks {

    /** Keeps the look, and the note sealed. */
    void save(OperatorLook look, String note);

    /** The looks at a person, newest first. */
    List<OperatorLook> at(UUID personId, int most);
}
