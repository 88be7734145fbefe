package io.tongxing.bench.oidc;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One browser session at one server: keeps cookies, follows redirects within the server, loads no images, styles or
 * scripts. A redirect to anywhere else is where the session ends.
 */
public final class Browser {

    private static final int MOST_REDIRECTS = 10;

    private final Http http;
    private final URI server;
    private final CookieJar cookies = new CookieJar();

    /** A page, or the address of another server to which the browser was sent. */
    public record View(URI address, boolean isElsewhere, String html) {

        public Optional<Form> form(String id) {
            return Form.find(html, id, address);
        }

        public Form formNeeded(String id) {
            return form(id).orElseThrow(
                            () -> new UnexpectedAnswer("the page " + address.getPath() + " has no form " + id));
        }

        public URI linkNeeded(String id) {
            return Form.findLink(html, id, address)
                    .orElseThrow(() -> new UnexpectedAnswer("the page " + address.getPath() + " has no link " + id));
        }

        /** Without the query string and the page: there are codes in the one and names on the other. */
        @Override
        public String toString() {
            return "View[" + address.getPath() + "]";
        }
    }

    /** A browser without any cookies yet. */
    public Browser(Http http, URI server) {
        this.http = http;
        this.server = server;
    }

    public View open(URI address) {
        return follow(http.get(address, headers()));
    }

    /** Sends the form with its hidden fields and these. */
    public View submit(Form form, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(form.hidden());
        all.putAll(fields);
        return follow(http.postForm(form.action(), headers(), all));
    }

    private View follow(HttpResponse<String> first) {
        HttpResponse<String> response = first;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            cookies.accept(response.headers().allValues("Set-Cookie"));
            if (response.statusCode() == 200) {
                return new View(response.uri(), false, response.body());
            }
            Optional<URI> location = response.headers().firstValue("Location").map(response.uri()::resolve);
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                throw new UnexpectedAnswer(Http.describe(response));
            }
            if (!isHere(location.get())) {
                return new View(location.get(), true, "");
            }
            response = http.get(location.get(), headers());
        }
        throw new UnexpectedAnswer("more than " + MOST_REDIRECTS + " redirects");
    }

    private boolean isHere(URI address) {
        return server.getHost().equals(address.getHost()) && server.getPort() == address.getPort();
    }

    private Map<String, String> headers() {
        String sent = cookies.header();
        return sent.isEmpty() ? Map.of() : Map.of("Cookie", sent);
    }
}
