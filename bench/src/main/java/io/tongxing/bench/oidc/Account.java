package io.tongxing.bench.oidc;

/** What somebody types on the login page. */
public record Account(String username, String password) {

    /** What is typed may be a mobile. */
    @Override
    public String toString() {
        return "Account";
    }
}
