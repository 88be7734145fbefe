package io.tongxing.identity.proofing.authority.signature;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How requests to one authority are signed and its answers are known to be its own. */
@FunctionalInterface
public interface MessageSignature {
    /** Neither is signed: for authorities that are reached through a line which proves both ends. */
    MessageSignature NONE = (method, path, body) -> new Signed() {
        @Override
        public Map<String, String> headers() {
            return Map.of();
        }

        @Override
        public boolean isAnsweredBy(int status, Function<String, Optional<String>> headers, byte[] body) {
            return true;
        }
    };

    Signed sign(String method, String path, byte[] body);

    /** A request that was signed. */
    interface Signed {
        /** To be sent with it. */
        Map<String, String> headers();

        /** Whether this is the authority's own answer to this request, and was made just now. */
        boolean isAnsweredBy(int status, Function<String, Optional<String>> headers, byte[] body);
    }
}
