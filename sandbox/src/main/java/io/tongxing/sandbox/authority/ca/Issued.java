package io.tongxing.sandbox.authority.ca;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tongxing.sandbox.person.Person;
import io.tongxing.sandbox.pki.KeyKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.time.Instant;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of a person with its key, as the person's card holds them, and what the authority remembers of it. {@code
 * reason} is the code of RFC 5280, section 5.3.1.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Issued(
        long personId,
        KeyKind kind,
        String serial,
        String name,
        String documentNumber,
        byte[] certificate,
        byte[] key,
        @Nullable Instant revokedAt,
        int reason) {
    X509CertificateHolder holder() {
        try {
            return new X509CertificateHolder(certificate);
        } catch (IOException ourOwn) {
            throw new UncheckedIOException(ourOwn);
        }
    }

    BigInteger serialNumber() {
        return new BigInteger(serial);
    }

    PrivateKey privateKey() {
        return kind.privateKey(key);
    }

    boolean names(Person person) {
        return name.equals(person.name()) && documentNumber.equals(person.documentNumber());
    }

    Issued revoked(Instant when, int why) {
        return new Issued(personId, kind, serial, name, documentNumber, certificate, key, when, why);
    }

    /** Names nothing: it is about a person. */
    @Override
    public String toString() {
        return "Issued[" + kind.code() + "]";
    }
}
