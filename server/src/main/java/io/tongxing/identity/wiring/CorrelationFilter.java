package io.tongxing.identity.wiring;

import io.tongxing.identity.platform.Correlation;
import io.tongxing.identity.platform.Ids;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Gives every request its correlation id and tells it to the caller, who can quote it to an operator. */
@Provider
@PreMatching
public final class CorrelationFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String HEADER = "X-Request-Id";

    private final Ids ids = new Ids();

    @Override
    public void filter(ContainerRequestContext request) {
        String offered = request.getHeaderString(HEADER);
        Correlation.set(Correlation.accept(offered == null ? "" : offered, ids));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Correlation.current().ifPresent(id -> response.getHeaders().putSingle(HEADER, id));
    }
}
