package io.tongxing.identity.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.identity.migration.keycloak.ImportedPasswordHash;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.dto.PasswordCredentialData;
import org.keycloak.models.credential.dto.PasswordSecretData;

/** The vectors were made by OpenSSL, glibc's crypt and Python's hashlib; the password of all is the same. */
class PasswordHashTest {
    private static final String PASSWORD = "Tongxing2026";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2b$10$abcdefghijklmnopqrstuubSCLHG7mssNQEinp6uCnz8zADMcI1Ya",
                "$2a$06$abcdefghijklmnopqrstuu9fjdfwcmtdwCEo4bY7OSA25/T1MF9xW",
                "$salted-sha256$prefix$AQJzYWx0Ynl0ZXM=$f7ea84ed6da67c09c9d6e3d7918da68d65a4c3be501baabd743e2f2c35ff740b",
                "$salted-sha256$suffix$AQJzYWx0Ynl0ZXM=$1646941646db10ab5c5990482ac964501db58d520447aad17499876d085765bb",
                "$salted-sha512$prefix$AQJzYWx0Ynl0ZXM=$cbca6ad27d7b842300785ec56d2f7e8d9cf0e32c3bde0775a71c902eec4cfb493edc0e215a4a3cf8c0b3e6de0a0df0d77286a5505360a5bc87b63784d31b4d8b",
                "$salted-sha512$suffix$AQJzYWx0Ynl0ZXM=$f9c877abf7fbc8e1902f9d129943a77f048404f47aca8348786906e8a92079935a3689443d0c28c4fddb9f41a054d35ea59224e176132cc83942eb490fc1e658",
                "$salted-sha1$prefix$AQJzYWx0Ynl0ZXM=$d20b0f2ad1c71626fd76d941eab0b3d6aa94f9af",
                "$salted-sha1$suffix$AQJzYWx0Ynl0ZXM=$53e3d210e1fb98ec288db129a9425670fd226a12",
                "$salted-md5$prefix$AQJzYWx0Ynl0ZXM=$e1bb04e0120ead0e8e4c89be13bca7c9",
                "$salted-md5$suffix$AQJzYWx0Ynl0ZXM=$d1f1360d6ee3b31f994b82ca90423a12",
                "$salted-sm3$prefix$AQJzYWx0Ynl0ZXM=$fe4f73c50bc9a89a308f970c0501f3a041149cea1b56a6dbcc542456bc2223f3",
                "$salted-sm3$suffix$AQJzYWx0Ynl0ZXM=$81cecd7d374f04a38565108fb977bf85f153305927dc83e596ea0a48730b534e",
                "{SSHA}U+PSEOH7mOwojbEpqUJWcP0iahIBAnNhbHRieXRlcw==",
                "{SSHA256}FkaUFkbbEKtcWZBIKslkUB21jVIER6rRdJmHbQhXZbsBAnNhbHRieXRlcw==",
                "{SSHA512}+ch3q/f7yOGQL50SmUOnfwSEBPR6yoNIeGkG6KkgeZNaNolEPQwoxP3bn0GgVNNepZIk4XYTLMg5QutJD8HmWAECc2FsdGJ5dGVz",
                "{SMD5}0fE2DW7jsx+ZS4LKkEI6EgECc2FsdGJ5dGVz",
                "{SSM3}gc7NfTdPBKOFZRCPuXe/hfFTMFkn3IPlluoKSHMLU04BAnNhbHRieXRlcw=="
            })
    void whatOtherSystemsHashedIsVerifiedAndNothingElse(String text) throws IOException {
        PasswordCredentialModel credential = credential(PasswordHash.parse(text).orElseThrow());
        ImportedPasswordHash provider = new ImportedPasswordHash();

        assertThat(provider.verify(PASSWORD, credential)).isTrue();
        assertThat(provider.verify(PASSWORD + " ", credential)).isFalse();
        assertThat(provider.verify("", credential)).isFalse();
        assertThat(provider.policyCheck(null, credential))
                .as("hashed anew at the next login")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$pbkdf2-sha256$i=27500$AQJzYWx0Ynl0ZXM$eGLkuOmaA1mmiH4BfCap6vKVW8SOL6/DWnFDeK8hGJk",
                "$pbkdf2-sha512$i=27500$AQJzYWx0Ynl0ZXM$oAd9tpmG/Mmi4ETtKm24cYcBIZcIt6phKOcxcKIE8ZpAkl6SW8E46MrlFEh7nVtaKx92mmFcQLuhWSGBZ5aDHA",
                "pbkdf2_sha256$20000$NaCl4u$klM4EWM0FvwGIJI4hJFAVIh/ro0ga/lx1Qia09u23dY="
            })
    void formsOfPbkdf2AreTakenApartAsKeycloakVerifiesThem(String text) throws GeneralSecurityException {
        PasswordHash parsed = PasswordHash.parse(text).orElseThrow();

        byte[] expected = Base64.getDecoder().decode(parsed.hash());
        String digest = parsed.algorithm().equals("pbkdf2-sha256") ? "PBKDF2WithHmacSHA256" : "PBKDF2WithHmacSHA512";
        PBEKeySpec spec = new PBEKeySpec(
                PASSWORD.toCharArray(),
                Base64.getDecoder().decode(parsed.salt()),
                parsed.iterations(),
                8 * expected.length);
        assertThat(SecretKeyFactory.getInstance(digest).generateSecret(spec).getEncoded())
                .isEqualTo(expected);
    }

    @Test
    void argon2KeepsItsCosts() {
        PasswordHash parsed = PasswordHash.parse(
                        "$argon2id$v=19$m=7168,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$P8NGMhE2xA3a23NXiVVKEbSQzEuurZPSbRnmjqm5eec")
                .orElseThrow();
        assertThat(parsed.algorithm()).isEqualTo("argon2");
        assertThat(parsed.iterations()).isEqualTo(3);
        assertThat(parsed.parameters().get("memory")).containsExactly("7168");
        assertThat(parsed.parameters().get("hashLength")).containsExactly("32");
        assertThat(parsed.salt()).isEqualTo("c2FsdHNhbHRzYWx0c2FsdA==");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Tongxing2026",
                "5f4dcc3b5aa765d61d8327deb882cf99",
                "$2b$31$abcdefghijklmnopqrstuubSCLHG7mssNQEinp6uCnz8zADMcI1Ya",
                "$2b$10$short",
                "$argon2id$v=19$m=9999999,t=3,p=1$c2FsdA$aGFzaA",
                "$argon2i$v=19$m=7168,t=3,p=1$c2FsdA$aGFzaA",
                "$pbkdf2-sha256$i=99999999$c2FsdA$aGFzaA",
                "$pbkdf2-md5$i=1000$c2FsdA$aGFzaA",
                "$salted-sm3$prefix$AQI$00",
                "$salted-sm3$middle$AQI$1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b",
                "{SSHA}AQID",
                "{CLEARTEXT}Tongxing2026"
            })
    void whatIsNoKnownFormOrAsksForTooMuchWorkIsRefused(String text) {
        assertThat(PasswordHash.parse(text)).isEqualTo(Optional.empty());
    }

    private static PasswordCredentialModel credential(PasswordHash hash) throws IOException {
        return PasswordCredentialModel.createFromValues(
                new PasswordCredentialData(hash.iterations(), hash.algorithm(), hash.parameters()),
                new PasswordSecretData(hash.hash(), hash.salt(), java.util.Map.of()));
    }
}
