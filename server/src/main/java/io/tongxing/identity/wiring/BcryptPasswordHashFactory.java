package io.tongxing.identity.wiring;

import io.tongxing.identity.migration.PasswordHash;
import io.tongxing.identity.migration.keycloak.ImportedPasswordHash;
import org.keycloak.Config;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.credential.hash.PasswordHashProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Passwords of imported residents; the lowest order, so that it is never taken for new ones. */
public final class BcryptPasswordHashFactory implements PasswordHashProviderFactory {
    @Override
    public PasswordHashProvider create(KeycloakSession session) {
        return new ImportedPasswordHash();
    }

    @Override
    public String getId() {
        return PasswordHash.BCRYPT;
    }

    @Override
    public int order() {
        return -100;
    }

    @Override
    public void init(Config.Scope options) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
