package io.tongxing.realname.evidence;

import java.util.Objects;

/** What came of reading a document number: the document, or the one problem to tell. */
public sealed interface DocumentReading {

    record Accepted(IdentityDocument document) implements DocumentReading {
        public Accepted {
            Objects.requireNonNull(document, "document");
        }
    }

    record Rejected(DocumentProblem problem) implements DocumentReading {
        public Rejected {
            Objects.requireNonNull(problem, "problem");
        }
    }
}
