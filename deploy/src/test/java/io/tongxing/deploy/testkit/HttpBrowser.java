package io.tongxing.deploy.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A browser without JavaScript: cookies, redirects, links and forms.
 *
 * <p>Its cookie jar is its own because the server's cookies are {@code Secure}: real browsers send those to 127.0.0.1 without
 * TLS, the JDK's jar does not. Everything that one step of a person causes at the server carries one request id, so that a
 * test finds the step in journal and log. Redirects to other origins than the first are not followed when {@link #within}.
 */
public final class HttpBrowser {

    private static final int MOST_REDIRECTS = 20;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final CookieJar cookies = new CookieJar();
    private final String origin;
    private String language = "zh-CN";

    private HttpBrowser(String origin) {
        this.origin = origin;
    }

    /** One that goes wherever it is sent. */
    public static HttpBrowser anywhere() {
        return new HttpBrowser("");
    }

    /** One that stops before it leaves the site, so that a test can play the site to which it was sent. */
    public static HttpBrowser within(URI site) {
        return new HttpBrowser(site.getScheme() + "://" + site.getAuthority());
    }

    public HttpBrowser speaking(String languageTag) {
        this.language = languageTag;
        return this;
    }

    public CookieJar cookies() {
        return cookies;
    }

    public WebPage open(URI address) {
        return visit(address, null, UUID.randomUUID().toString());
    }

    /** Follows the link with this id. */
    public WebPage follow(WebPage page, String linkId) {
        return open(URI.create(page.element(linkId).absUrl("href")));
    }

    /** Fills in the form around the button with this id and presses the button. */
    public WebPage press(WebPage page, String buttonId, Map<String, String> typed) {
        Element button = page.element(buttonId);
        FormElement form = (FormElement) button.closest("form");
        if (form == null) {
            throw new AssertionError("the button " + buttonId + " is in no form");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        if (button.hasAttr("name")) {
            fields.put(button.attr("name"), button.attr("value"));
        }
        fields.putAll(typed);
        return post(URI.create(form.absUrl("action")), fields);
    }

    public WebPage post(URI address, Map<String, String> fields) {
        return visit(address, fields, UUID.randomUUID().toString());
    }

    private WebPage visit(URI start, @org.jspecify.annotations.Nullable Map<String, String> form, String requestId) {
        URI address = start;
        Map<String, String> content = form;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            HttpResponse<String> response = exchange(address, content, requestId);
            cookies.take(address, response.headers());
            WebPage page = new WebPage(address, response, requestId);
            if (page.redirect().isEmpty() || leaves(page.redirect().get())) {
                return page;
            }
            address = page.redirect().get();
            content = page.status() == 307 || page.status() == 308 ? content : null;
        }
        throw new AssertionError("more than " + MOST_REDIRECTS + " redirects, the last from " + path(address));
    }

    private boolean leaves(URI address) {
        return !(address.getScheme() + "://" + address.getAuthority()).startsWith(origin);
    }

    private HttpResponse<String> exchange(
            URI address, @org.jspecify.annotations.Nullable Map<String, String> form, String requestId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(LIMIT)
                .header("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
                .header("Accept-Language", language)
                .header("X-Request-Id", requestId);
        String held = cookies.headerFor(address);
        if (!held.isEmpty()) {
            request.header("Cookie", held);
        }
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(encode(form)));
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("no answer from " + path(address) + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Without the query, which may hold a code. */
    private static String path(URI address) {
        return address.getAuthority() + address.getPath();
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
