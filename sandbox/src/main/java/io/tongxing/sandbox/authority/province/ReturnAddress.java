package io.tongxing.sandbox.authority.province;

import io.tongxing.sandbox.authority.RequestBody;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the browser goes with its ticket. Only this machine or the identity server's host: a ticket sent anywhere else would
 * log a stranger in.
 */
record ReturnAddress(URI url) {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    static ReturnAddress of(@Nullable String text, String issuer) {
        URI url = parse(text);
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        String host = url.getHost();
        boolean known = host != null
                && (THIS_MACHINE.contains(host)
                        || Objects.equals(host, URI.create(issuer).getHost()));
        if (!web || !known || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw RequestBody.wrong("returnUrl", "an address of the identity server is expected");
        }
        return new ReturnAddress(url);
    }

    private static URI parse(@Nullable String text) {
        try {
            return new URI(Objects.requireNonNullElse(text, ""));
        } catch (URISyntaxException noAddress) {
            throw RequestBody.wrong("returnUrl", "an address is expected");
        }
    }

    String origin() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    String with(String ticket, @Nullable String state) {
        String separator = url.getRawQuery() == null ? "?" : "&";
        String address = url + separator + "ticket=" + encoded(ticket);
        return state == null ? address : address + "&state=" + encoded(state);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
