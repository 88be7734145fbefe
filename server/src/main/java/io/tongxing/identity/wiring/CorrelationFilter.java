package io.tongxing.identity.wiring;

import io.tongxing.identity.platform.Correlation;
import io.tongxing.identity.platform.Ids;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** Gives every request its correlation id and tells it to the caller, who can quote it to an operator. */
@Provider
@PreMatching
public final class CorrelationFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final Logger LOG = Logger.getLogger(CorrelationFilter.class);
    private static final int FAILED = 500;
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
        if (response.getStatus() >= FAILED) {
            // With the database down there is no journal; this line is then all that an operator can search for.
            LOG.errorf("reason=request-failed status=%d", response.getStatus());
        }
    }
}
