package io.tongxing.identity.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Collections;
import java.util.Locale;
import java.util.Properties;
import java.util.PropertyResourceBundle;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.theme.ThemeResourceProvider;
import org.keycloak.theme.ThemeResourceProviderFactory;

/**
 * The messages in {@code theme-resources/messages} of every jar.
 *
 * <p>Keycloak's own provider of them asks the class path for the file by its name and gets one: with the jars of two vendors,
 * the pages would lack the words of one of them.
 */
public final class VendorWordsFactory implements ThemeResourceProviderFactory, ThemeResourceProvider {
    private static final String MESSAGES = "theme-resources/messages/";

    @Override
    public ThemeResourceProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public Properties getMessages(String bundle, Locale locale) throws IOException {
        Properties messages = new Properties();
        String file = MESSAGES + bundle + "_" + locale + ".properties";
        for (URL jar :
                Collections.list(VendorWordsFactory.class.getClassLoader().getResources(file))) {
            URLConnection connection = jar.openConnection();
            connection.setUseCaches(false);
            try (InputStream stream = connection.getInputStream()) {
                PropertyResourceBundle words = new PropertyResourceBundle(stream);
                words.keySet().forEach(key -> messages.put(key, words.getString(key)));
            }
        }
        return messages;
    }

    @Override
    public @Nullable URL getTemplate(String name) {
        return null;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String path) {
        return null;
    }

    @Override
    public void init(Config.Scope options) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public String getId() {
        return "vendor-words";
    }

    @Override
    public void close() {}
}
