package io.tongxing.identity.platform.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The certificates of a directory, read again when a file has changed: an authority joins or leaves without a restart.
 *
 * <p>A certificate that is signed by its own key is an anchor, every other an intermediate. Weak ones, those of nobody who may issue any, and files that cannot be
 * read are left out with a line in the log: fewer are trusted then, never more.
 */
public final class CertificateDirectory {
    private static final Logger LOG = Logger.getLogger(CertificateDirectory.class);
    private static final int LONGEST_FILE = 64 * 1024 * 1024;

    /** Reads the certificates of one file. */
    @FunctionalInterface
    public interface Format {
        List<X509Certificate> read(byte[] file) throws CertificateException;
    }

    private final Path directory;
    private final AlgorithmRules rules;
    private final Format format;
    private volatile Snapshot snapshot = Snapshot.NONE;

    private record Snapshot(List<String> files, TrustedCertificates certificates) {
        static final Snapshot NONE = new Snapshot(List.of(), new TrustedCertificates(List.of(), List.of()));
    }

    public CertificateDirectory(Path directory, AlgorithmRules rules, Format format) {
        this.directory = directory;
        this.rules = rules;
        this.format = format;
    }

    /** A directory of PEM files. */
    public static CertificateDirectory ofPem(Path directory, AlgorithmRules rules) {
        return new CertificateDirectory(
                directory, rules, file -> EncodedCertificate.all(new String(file, StandardCharsets.US_ASCII)));
    }

    /** Empty while there is no such directory. */
    public TrustedCertificates certificates() {
        List<Path> files = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path file : entries.sorted().toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                if (attributes.isRegularFile() && attributes.size() <= LONGEST_FILE) {
                    files.add(file);
                    seen.add(file.getFileName() + " " + attributes.size() + " " + attributes.lastModifiedTime());
                }
            }
        } catch (IOException gone) {
            // Also a file that went away while the list was read: the next call sees the directory as it is then.
            return Snapshot.NONE.certificates();
        }
        Snapshot current = snapshot;
        if (!current.files().equals(seen)) {
            current = new Snapshot(List.copyOf(seen), read(files));
            snapshot = current;
        }
        return current.certificates();
    }

    private TrustedCertificates read(List<Path> files) {
        List<X509Certificate> anchors = new ArrayList<>();
        List<X509Certificate> intermediates = new ArrayList<>();
        for (Path file : files) {
            try {
                for (X509Certificate certificate : format.read(Files.readAllBytes(file))) {
                    boolean authority = certificate.getBasicConstraints() >= 0;
                    if (!authority || !rules.allow(EncodedCertificate.holder(certificate))) {
                        LOG.warnf("reason=weak-certificate file=%s", file.getFileName());
                    } else {
                        (isSelfSigned(certificate) ? anchors : intermediates).add(certificate);
                    }
                }
            } catch (IOException | CertificateException | RuntimeException unreadable) {
                // The parser answers to some files with exceptions that it does not declare.
                LOG.warnf("reason=unreadable-certificate file=%s", file.getFileName());
            }
        }
        LOG.infof(
                "event=trust-read directory=%s anchors=%d intermediates=%d",
                directory, anchors.size(), intermediates.size());
        return new TrustedCertificates(anchors, intermediates);
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(certificate.getPublicKey(), BouncyCastle.PROVIDER);
            return true;
        } catch (GeneralSecurityException byAnother) {
            return false;
        }
    }
}
