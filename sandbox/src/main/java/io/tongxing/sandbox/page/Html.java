package io.tongxing.sandbox.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * A rendered page with the headers every page has: nothing of it is stored, framed, or leaked as a referrer (a callback address
 * carries a code), and it loads nothing from elsewhere.
 */
public final class Html {
    private static final String TYPE = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; "
            + "frame-ancestors 'none'; form-action 'self'";

    private Html() {}

    public static Response page(int status, TemplateInstance page) {
        return page(status, page, "");
    }

    /** {@code formTarget} is an origin to which a form of this page may lead, besides the sandbox itself. */
    public static Response page(int status, TemplateInstance page, String formTarget) {
        return Response.status(status)
                .type(TYPE)
                .entity(page.render())
                .header("Content-Security-Policy", formTarget.isEmpty() ? POLICY : POLICY + " " + formTarget)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
