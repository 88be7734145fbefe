package io.tongxing.deploy.testkit;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cookies of one browser. Knows names, hosts and paths (RFC 6265 section 5.4); ports do not tell cookies apart. */
public final class CookieJar {

    private final Map<Place, String> values = new LinkedHashMap<>();

    private record Place(String host, String path, String name) {

        private boolean isFor(URI address) {
            String wanted = address.getPath().isEmpty() ? "/" : address.getPath();
            return host.equals(address.getHost())
                    && wanted.startsWith(path)
                    && (path.endsWith("/") || wanted.length() == path.length() || wanted.charAt(path.length()) == '/');
        }
    }

    synchronized void take(URI from, HttpHeaders headers) {
        for (String header : headers.allValues("Set-Cookie")) {
            for (HttpCookie cookie : HttpCookie.parse("Set-Cookie: " + header)) {
                String path = cookie.getPath() == null ? "/" : cookie.getPath();
                Place place = new Place(from.getHost(), path, cookie.getName());
                if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                    values.remove(place);
                } else {
                    values.put(place, value(header));
                }
            }
        }
    }

    synchronized String headerFor(URI address) {
        return values.entrySet().stream()
                .filter(cookie -> cookie.getKey().isFor(address))
                .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    public synchronized Optional<String> value(URI address, String name) {
        return values.entrySet().stream()
                .filter(cookie ->
                        cookie.getKey().isFor(address) && cookie.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** As it was sent: the JDK's parser drops the quotes that are part of a value. */
    private static String value(String header) {
        int end = header.indexOf(';');
        return header.substring(header.indexOf('=') + 1, end < 0 ? header.length() : end)
                .strip();
    }
}
