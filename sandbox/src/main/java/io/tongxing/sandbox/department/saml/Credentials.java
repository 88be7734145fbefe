package io.tongxing.sandbox.department.saml;

import com.onelogin.saml2.util.Util;
import io.tongxing.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The department's own signing key and the certificate that the server knows it by. */
record Credentials(PrivateKey key, X509Certificate certificate) {
    private static final Logger LOG = Logger.getLogger(Credentials.class);

    /** Empty if none are configured or the files are not what they should be, which the log says without their content. */
    static Optional<Credentials> read(SandboxSettings settings) {
        if (settings.samlKey().isEmpty() || settings.samlCertificate().isEmpty()) {
            return Optional.empty();
        }
        Path keyFile = settings.samlKey().get();
        Path certificateFile = settings.samlCertificate().get();
        try {
            PrivateKey key = Util.loadPrivateKey(Files.readString(keyFile));
            X509Certificate certificate = Util.loadCert(Files.readString(certificateFile));
            if (key == null || certificate == null) {
                throw new GeneralSecurityException("not PEM");
            }
            return Optional.of(new Credentials(key, certificate));
        } catch (IOException | GeneralSecurityException e) {
            LOG.errorf(
                    "%s or %s cannot be used: %s",
                    keyFile, certificateFile, e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "Credentials[]";
    }
}
