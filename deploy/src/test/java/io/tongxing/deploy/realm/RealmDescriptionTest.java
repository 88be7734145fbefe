package io.tongxing.deploy.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RealmDescriptionTest {

    @Test
    void aPlaceholderWithoutAValueIsAnError() {
        assertThatThrownBy(() -> parse("{\"realm\":\"r\",\"settings\":{\"url\":\"${NOWHERE}/x\"}}", Map.of()))
                .isInstanceOf(RealmException.class)
                .hasMessageContaining("NOWHERE");
    }

    @Test
    void twoDollarsKeepAPlaceholderForTheServer() {
        RealmDescription realm =
                parse("{\"realm\":\"r\",\"label\":\"$${username} at ${CITY}\"}", Map.of("CITY", "here"));
        assertThat(realm.content().path("label").asText()).isEqualTo("${username} at here");
    }

    @Test
    void aClientAddsToItsTemplate() {
        RealmDescription realm = parse("""
                {"realm":"r",
                 "templates":{"department":{"enabled":true,"attributes":{"a":"1","url":"/${clientId}"}}},
                 "clients":[{"like":"department","clientId":"tax","attributes":{"b":"2"}}]}""", Map.of());
        assertThat(realm.content().path("clients").path(0))
                .isEqualTo(parse("""
                        {"realm":"r","clients":[
                         {"enabled":true,"clientId":"tax","attributes":{"a":"1","url":"/tax","b":"2"}}]}""", Map.of()).content().path("clients").path(0));
    }

    @Test
    void aSecretIsNotShown() {
        RealmDescription realm = parse("{\"realm\":\"r\",\"clients\":[{\"secret\":\"${S}\"}]}", Map.of("S", "hidden"));
        assertThat(realm.toString()).doesNotContain("hidden");
        assertThat(realm.fingerprint()).doesNotContain("hidden");
    }

    private static RealmDescription parse(String json, Map<String, String> values) {
        return RealmDescription.parse("test", json, values);
    }
}
