package io.tongxing.sandbox.department.saml;

/** The identity server's SAML descriptor could not be read; trying again later may help. */
final class ServerUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    ServerUnavailable(String what, Throwable cause) {
        super(what, cause);
    }

    ServerUnavailable(String what) {
        super(what);
    }
}
