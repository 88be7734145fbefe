package io.tongxing.identity.platform;

/**
 * Where a request came from: the correlation id that its log lines and journal entries share, and the network address.
 *
 * @param requestId the correlation id, never personal
 * @param address the client's network address; personal data, so it is sealed wherever it is kept
 */
public record RequestOrigin(String requestId, String address) {
    @Override
    public String toString() {
        return "RequestOrigin[" + requestId + "]";
    }
}
