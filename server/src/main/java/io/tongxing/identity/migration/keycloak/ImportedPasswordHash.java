package io.tongxing.identity.migration.keycloak;

import io.tongxing.identity.migration.PasswordHash;
import io.tongxing.identity.platform.crypto.SaltedDigest;
import java.util.Base64;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.dto.PasswordSecretData;

/**
 * Checks passwords that came with an import: bcrypt, and salted digests.
 *
 * <p>Keycloak hashes a password anew by the policy of the realm as soon as its holder logs in, so this provider never makes one: a policy that
 * named it would be a mistake, and is answered as one.
 */
public final class ImportedPasswordHash implements PasswordHashProvider {

    @Override
    public boolean verify(String rawPassword, PasswordCredentialModel credential) {
        PasswordSecretData secret = credential.getPasswordSecretData();
        var form = credential.getPasswordCredentialData();
        if (PasswordHash.BCRYPT.equals(form.getAlgorithm())) {
            return SaltedDigest.matchesBcrypt(secret.getValue(), rawPassword);
        }
        return SaltedDigest.matches(
                String.valueOf(form.getAdditionalParameters().getFirst(PasswordHash.DIGEST)),
                "prefix".equals(form.getAdditionalParameters().getFirst(PasswordHash.SALT_AT)),
                secret.getSalt(),
                rawPassword,
                Base64.getDecoder().decode(secret.getValue()));
    }

    @Override
    public boolean policyCheck(PasswordPolicy policy, PasswordCredentialModel credential) {
        return false;
    }

    @Override
    public PasswordCredentialModel encodedCredential(String rawPassword, int iterations) {
        throw new UnsupportedOperationException("Only for passwords that came with an import");
    }

    @Override
    public void close() {}
}
