package io.tongxing.bench.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The cookies of one browser that talks to one realm only, so paths and hosts need no looking at.
 *
 * <p>It sends {@code Secure} cookies over plain HTTP as well: browsers do so on 127.0.0.1, the cookie store of the class
 * library does not.
 */
final class CookieJar {

    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** Takes the values of {@code Set-Cookie} headers in their order. */
    void accept(List<String> setCookies) {
        for (String setCookie : setCookies) {
            String[] parts = setCookie.split(";");
            int equals = parts[0].indexOf('=');
            if (equals < 1) {
                continue;
            }
            String name = parts[0].substring(0, equals).strip();
            if (isRemoval(parts)) {
                cookies.remove(name);
            } else {
                cookies.put(name, parts[0].substring(equals + 1).strip());
            }
        }
    }

    /** The value of the {@code Cookie} header; empty when there is nothing to send. */
    String header() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static boolean isRemoval(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().toLowerCase(Locale.ROOT).equals("max-age=0")) {
                return true;
            }
        }
        return false;
    }
}
