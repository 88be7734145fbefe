package io.tongxing.deploy.testkit;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What came back for one step, read by the ids that the pages promise. */
public final class WebPage {

    private final URI address;
    private final HttpResponse<String> response;
    private final String requestId;
    private final Document document;

    WebPage(URI address, HttpResponse<String> response, String requestId) {
        this.address = address;
        this.response = response;
        this.requestId = requestId;
        this.document = Jsoup.parse(response.body(), address.toString());
    }

    public URI address() {
        return address;
    }

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    /** The id under which the server logs and journals this step. */
    public String requestId() {
        return requestId;
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    public Set<String> headerNames() {
        return new TreeSet<>(response.headers().map().keySet());
    }

    /** Where the browser was sent and did not go, or was about to go. */
    public Optional<URI> redirect() {
        if (status() / 100 != 3) {
            return Optional.empty();
        }
        return header("Location").map(address::resolve);
    }

    /** The parameters of the address to which the browser was sent. */
    public Map<String, String> redirectParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = redirect().map(URI::getRawQuery).orElse("");
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /** The template that made the page, such as {@code register}; empty when it is none of the server's pages. */
    public String name() {
        String id = document.body().attr("data-page-id");
        return id.startsWith("login-") ? id.substring("login-".length()) : "";
    }

    public boolean has(String elementId) {
        return document.getElementById(elementId) != null;
    }

    public Element element(String id) {
        Element element = document.getElementById(id);
        if (element == null) {
            throw new AssertionError("no element " + id + " on page '" + name() + "' (" + status() + ") of "
                    + address.getPath() + ", which says: " + note());
        }
        return element;
    }

    /** What stands beside a field as its problem; empty when nothing does. */
    public String problemOf(String field) {
        Element problem = document.getElementById(field + "-error");
        if (problem == null) {
            return "";
        }
        Element copy = problem.clone();
        copy.select(".hidden").remove();
        return copy.text().strip();
    }

    /** What a field holds; of a list of choices the chosen one. */
    public String valueOf(String field) {
        Element element = element(field);
        return "select".equals(element.tagName())
                ? element.select("option[selected]").attr("value")
                : element.attr("value");
    }

    /** The notes above the form. */
    public String note() {
        return document.select("#page-messages .note, #kc-error-message .note")
                .text()
                .strip();
    }

    public Document document() {
        return document;
    }

    /** The whole text that a person reads. */
    public String text() {
        return document.text();
    }

    @Override
    public String toString() {
        return "WebPage[" + name() + ", " + status() + "]";
    }
}
