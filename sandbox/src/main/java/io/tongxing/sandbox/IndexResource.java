package io.tongxing.sandbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tongxing.sandbox.department.Department;
import io.tongxing.sandbox.page.Html;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The first page: says what is simulated here and leads to the departments. */
@Path("/")
public class IndexResource {
    @CheckedTemplate(basePath = "page")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance index(List<Department> departments, String issuer);
    }

    private final SandboxSettings settings;

    IndexResource(SandboxSettings settings) {
        this.settings = settings;
    }

    @GET
    public Response index() {
        return Html.page(200, Templates.index(List.of(Department.values()), settings.issuer()));
    }
}
