package io.tongxing.identity.wiring;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;

/** Options as somebody starts the server with, without a server. */
record GivenOptions(Map<String, String> options) implements Config.Scope {
    @Override
    public @Nullable String get(String key) {
        return options.get(key);
    }

    @Override
    public String get(String key, String otherwise) {
        return options.getOrDefault(key, otherwise);
    }

    @Override
    public String[] getArray(String key) {
        return get(key, "").split(",", -1);
    }

    @Override
    public Integer getInt(String key, Integer otherwise) {
        return options.containsKey(key) ? Integer.valueOf(get(key, "")) : otherwise;
    }

    @Override
    public Long getLong(String key, Long otherwise) {
        return options.containsKey(key) ? Long.valueOf(get(key, "")) : otherwise;
    }

    @Override
    public Boolean getBoolean(String key, Boolean otherwise) {
        return options.containsKey(key) ? Boolean.valueOf(get(key, "")) : otherwise;
    }

    @Override
    public Config.Scope scope(String... names) {
        return this;
    }

    @Override
    public Set<String> getPropertyNames() {
        return options.keySet();
    }

    @Override
    public Config.Scope root() {
        return this;
    }
}
