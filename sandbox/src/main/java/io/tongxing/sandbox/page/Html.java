package io.tongxing.sandbox.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * A rendered page with the headers every page has: nothing of it is stored, framed, or leaked as a referrer (a callback address
 * carries a code), and it loads nothing from elsewhere.
 */
public final class Html {
    public static final String TYPE = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; "
            + "frame-ancestors 'none'; form-action 'self'";

    private Html() {}

    public static Response page(int status, TemplateInstance page) {
        return page(status, page, "");
    }

    /** {@code formTarget} is an origin to which a form of this page may lead, besides the sandbox itself. */
    public static Response page(int status, TemplateInstance page, String formTarget) {
        Response.ResponseBuilder response = Response.status(status).type(TYPE).entity(page.render());
        headers(formTarget).forEach(response::header);
        return response.build();
    }

    /** The headers alone, for a page that goes out in another way. */
    public static Map<String, String> headers(String formTarget) {
        return Map.of(
                "Content-Security-Policy",
                formTarget.isEmpty() ? POLICY : POLICY + " " + formTarget,
                "Cache-Control",
                "no-store",
                "Referrer-Policy",
                "no-referrer",
                "X-Content-Type-Options",
                "nosniff");
    }
}
