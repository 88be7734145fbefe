package io.tongxing.realname.evidence;

import java.util.Objects;

/** What came of reading a name: the name, or the one problem to tell. */
public sealed interface NameReading {

    record Accepted(PersonName name) implements NameReading {
        public Accepted {
            Objects.requireNonNull(name, "name");
        }
    }

    record Rejected(NameProblem problem) implements NameReading {
        public Rejected {
            Objects.requireNonNull(problem, "problem");
        }
    }
}
