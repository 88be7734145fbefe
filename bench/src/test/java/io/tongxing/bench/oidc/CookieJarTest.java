package io.tongxing.bench.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CookieJarTest {

    private final CookieJar jar = new CookieJar();

    @Test
    void secureCookiesAreKeptOverPlainHttp() {
        jar.accept(List.of("AUTH_SESSION_ID=abc.def==;Version=1;Path=/realms/city/;Secure;HttpOnly;SameSite=None"));
        assertThat(jar.header()).isEqualTo("AUTH_SESSION_ID=abc.def==");
    }

    @Test
    void theNewestValueCounts() {
        jar.accept(List.of("a=1; Path=/", "b=2"));
        jar.accept(List.of("a=3; Path=/"));
        assertThat(jar.header()).isEqualTo("a=3; b=2");
    }

    @Test
    void anExpiredCookieIsGone() {
        jar.accept(List.of("KC_RESTART=x; Path=/", "b=2"));
        jar.accept(List.of("KC_RESTART=;Version=1;Path=/realms/city/;Max-Age=0;HttpOnly"));
        assertThat(jar.header()).isEqualTo("b=2");
    }
}
