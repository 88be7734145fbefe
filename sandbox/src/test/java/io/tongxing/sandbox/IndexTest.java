package io.tongxing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IndexTest {
    @TestHTTPResource("/")
    URI base;

    @Test
    void theFirstPageSaysThatEverythingIsSimulatedAndLeadsToAllSixDepartments() throws Exception {
        String page = new SandboxClient(base).get("/").body();

        assertThat(page)
                .contains("模拟环境", "A simulation")
                .contains(
                        "href=\"/departments/utilities\"",
                        "href=\"/departments/civil-affairs\"",
                        "href=\"/departments/commerce\"",
                        "href=\"/departments/housing-fund\"",
                        "href=\"/departments/social-security\"",
                        "href=\"/departments/public-security\"")
                .doesNotContain("<script");
    }

    @Test
    void thePagesLookLikeSomethingWithoutAnyOtherHost() throws Exception {
        assertThat(new SandboxClient(base).get("/assets/sandbox.css").statusCode())
                .isEqualTo(200);
    }
}
