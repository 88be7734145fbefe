package io.tongxing.deploy.stack;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The server's options for every means of proof, each asked of the sandbox. The sources that look at a face are spoken to with
 * SM2 key pairs and the others with a shared secret, so that both ways are in use. Certificates and chips are signed in
 * themselves: for them the server knows whom to trust, and whom it may ask about revocation.
 */
record EvidenceSources(URI sandbox, AuthorityKeys keys, TrustedLists trusted) {

    private static final String KEY_ID = "tongxing-local";

    List<String> options() {
        List<String> options = new ArrayList<>();
        hmacSm3(options, "two-element", "/authorities/population/verify");
        hmacSm3(options, "four-element-id", "/authorities/population/verify-card");
        hmacSm3(options, "carrier-3", "/authorities/carrier/verify");
        hmacSm3(options, "bank-3", "/authorities/bank/verify");
        hmacSm3(options, "bank-4", "/authorities/bank/verify");
        hmacSm3(options, "immigration", "/authorities/immigration/verify");
        hmacSm3(options, "province", "/authorities/province");
        options.add(option("province", "app-id", KEY_ID));
        sm2(options, "face", "/authorities/face/compare");
        sm2(options, "ctid", "/authorities/ctid/verify");
        options.add(option("ctid", "organization-id", "tongxing-local"));
        options.add(option("ctid", "business-id", "real-name"));
        options.add(option("certificate", "trust-anchors", trusted.authorities().toString()));
        options.add(option("certificate", "revocation-hosts", sandbox.getAuthority()));
        options.add(option("emrtd", "states", trusted.states().toString()));
        return options;
    }

    private void hmacSm3(List<String> options, String source, String path) {
        asked(options, source, path);
        options.add(option(source, "signature", "hmac-sm3"));
        options.add(option(source, "key-file", keys.hmac().toString()));
    }

    private void sm2(List<String> options, String source, String path) {
        asked(options, source, path);
        options.add(option(source, "signature", "sm2"));
        options.add(option(source, "key-file", keys.serverSm2().toString()));
        options.add(option(source, "answer-key-file", keys.authoritySm2().toString()));
    }

    private void asked(List<String> options, String source, String path) {
        options.add(option(source, "url", sandbox.resolve(path).toString()));
        options.add(option(source, "key-id", KEY_ID));
    }

    private static String option(String source, String name, String value) {
        return "--spi-evidence-verifier--" + source + "--" + name + "=" + value;
    }
}
