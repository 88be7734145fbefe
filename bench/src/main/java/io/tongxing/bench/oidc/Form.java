package io.tongxing.bench.oidc;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of a page: where it goes and what it carries unseen.
 *
 * <p>Read with regular expressions. These are pages of two known servers, and parsing all of HTML would cost the client
 * CPU time that the server on the same machine then lacks.
 */
public record Form(URI action, Map<String, String> hidden) {

    private static final Pattern START = Pattern.compile("<form\\b[^>]*>");
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*>");

    public Form {
        hidden = Map.copyOf(hidden);
    }

    /** The form with this {@code id}, or empty when the page has none. */
    static Optional<Form> find(String html, String id, URI page) {
        Matcher start = START.matcher(html);
        while (start.find()) {
            if (attribute(start.group(), "id").equals(id)) {
                int end = html.indexOf("</form>", start.end());
                String content = html.substring(start.end(), end < 0 ? html.length() : end);
                return Optional.of(new Form(page.resolve(attribute(start.group(), "action")), hiddenInputs(content)));
            }
        }
        return Optional.empty();
    }

    /** Where the link with this {@code id} leads. */
    static Optional<URI> findLink(String html, String id, URI page) {
        Matcher link = LINK.matcher(html);
        while (link.find()) {
            if (attribute(link.group(), "id").equals(id)) {
                return Optional.of(page.resolve(attribute(link.group(), "href")));
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> hiddenInputs(String content) {
        Map<String, String> hidden = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(content);
        while (input.find()) {
            if (attribute(input.group(), "type").equals("hidden")) {
                hidden.put(attribute(input.group(), "name"), attribute(input.group(), "value"));
            }
        }
        return hidden;
    }

    /** Empty when the element does not have it. */
    private static String attribute(String element, String name) {
        int start = element.indexOf(" " + name + "=\"");
        if (start < 0) {
            return "";
        }
        int from = start + name.length() + 3;
        int end = element.indexOf('"', from);
        return element.substring(from, end < 0 ? element.length() : end)
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x3D;", "=")
                .replace("&#61;", "=")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
