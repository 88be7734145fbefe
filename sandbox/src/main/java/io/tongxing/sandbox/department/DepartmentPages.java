package io.tongxing.sandbox.department;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tongxing.sandbox.SandboxSettings;
import io.tongxing.sandbox.page.Html;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of a department, the same for every protocol. */
@Singleton
public class DepartmentPages {
    private static final Map<String, String> CHINESE_CLAIM_NAMES = Map.of(
            "name", "姓名",
            "birthdate", "出生日期",
            "gender", "性别",
            "document_type", "证件类型",
            "document_number", "证件号码",
            "phone_number", "手机号码");

    @CheckedTemplate(basePath = "page")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance visitor(Department department, boolean connected);

        static native TemplateInstance told(
                Department department, Facts facts, List<Claim> claims, Map<String, String> logoutFields);

        static native TemplateInstance problem(Department department, LoginProblem problem);

        static native TemplateInstance left(Department department);
    }

    record Claim(String code, String chineseName, String value) {}

    /** What is shown above the table; what was not told is a dash. */
    record Facts(
            String name,
            String assuranceLevel,
            String loginStrength,
            String subject,
            String verifiedAt,
            String trustFramework,
            List<String> evidence) {
        private static final String NOT_TOLD = "—";

        static Facts of(Told told) {
            Told.Verification verification = told.verification() != null
                    ? told.verification()
                    : new Told.Verification(null, null, null, List.of());
            return new Facts(
                    told.claims().getOrDefault("name", NOT_TOLD),
                    Objects.requireNonNullElse(verification.assuranceLevel(), NOT_TOLD),
                    Objects.requireNonNullElse(told.acr(), NOT_TOLD),
                    told.subject(),
                    Objects.requireNonNullElse(verification.verifiedAt(), NOT_TOLD),
                    Objects.requireNonNullElse(verification.trustFramework(), NOT_TOLD),
                    verification.evidence().stream().map(Facts::line).toList());
        }

        private static String line(Told.Evidence evidence) {
            return Stream.of(evidence.type(), evidence.method(), evidence.organization())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" · "));
        }
    }

    private final SandboxSettings settings;

    DepartmentPages(SandboxSettings settings) {
        this.settings = settings;
    }

    public Response visitor(Department department, boolean connected) {
        return Html.page(200, Templates.visitor(department, connected));
    }

    /** {@code logoutFields} travel with the logout button. */
    public Response told(Department department, Told told, Map<String, String> logoutFields) {
        List<Claim> claims = told.claims().entrySet().stream()
                .map(claim -> new Claim(
                        claim.getKey(), CHINESE_CLAIM_NAMES.getOrDefault(claim.getKey(), ""), claim.getValue()))
                .toList();
        return Html.page(200, Templates.told(department, Facts.of(told), claims, logoutFields), serverOrigin());
    }

    public Response problem(Department department, LoginProblem problem) {
        return Html.page(problem.status(), Templates.problem(department, problem));
    }

    public Response left(Department department) {
        return Html.page(200, Templates.left(department));
    }

    /** Back to the department's own page, which shows whatever is true now. */
    public Response home(Department department) {
        return Response.seeOther(URI.create(settings.publicUrl() + department.path()))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** The logout form leads to the server by way of the department; browsers check the whole way. */
    private String serverOrigin() {
        URI issuer = URI.create(settings.issuer());
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }
}
