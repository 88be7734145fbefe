package io.tongxing.bench.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {

    private static final URI PAGE = URI.create("http://127.0.0.1:8080/realms/city/login?a=b");
    private static final String HTML = """
            <form action="/other" method="post"><input type="hidden" name="foreign" value="1"></form>
            <form id="kc-form-login" onsubmit="login.disabled = true; return true;"
              action="/realms/city/authenticate?code=x-_&amp;tab_id=y" method="post" novalidate="novalidate">
              <input tabindex="2" type="text" id="username" name="username" value="">
              <input type="hidden" id="id-hidden-input" name="credentialId" value="a&quot;b"/>
              <input type="hidden" name="empty"/>
            </form>
            <form id="after"><input type="hidden" name="foreign" value="1"></form>
            <a class="way" id="kc-register" href="registrations?c=1&amp;d=2">new</a>
            """;

    @Test
    void aFormIsFoundByItsIdWithItsOwnHiddenFields() {
        Form form = Form.find(HTML, "kc-form-login", PAGE).orElseThrow();
        assertThat(form.action())
                .isEqualTo(URI.create("http://127.0.0.1:8080/realms/city/authenticate?code=x-_&tab_id=y"));
        assertThat(form.hidden()).isEqualTo(Map.of("credentialId", "a\"b", "empty", ""));
    }

    @Test
    void aPageWithoutTheFormHasNone() {
        assertThat(Form.find(HTML, "kc-proof-form", PAGE)).isEmpty();
        assertThat(Form.find("", "kc-form-login", PAGE)).isEmpty();
    }

    @Test
    void aLinkIsFoundByItsId() {
        assertThat(Form.findLink(HTML, "kc-register", PAGE))
                .contains(URI.create("http://127.0.0.1:8080/realms/city/registrations?c=1&d=2"));
    }
}
