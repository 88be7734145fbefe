package io.tongxing.sandbox.pki;

import io.tongxing.sandbox.SandboxSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Keeps authorities across restarts, one PEM file with key and certificate each, readable by the owner alone. They are made when
 * first needed: nobody waits for RSA keys that are not used. Without a directory they live in memory.
 */
@Singleton
public class PkiDirectory {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private final Optional<Path> directory;
    private final Map<String, Certified> known = new HashMap<>();

    @Inject
    PkiDirectory(SandboxSettings settings) {
        this(settings.pkiDirectory());
    }

    public PkiDirectory(Optional<Path> directory) {
        this.directory = directory;
    }

    public synchronized Certified get(String name, KeyKind kind, Supplier<Certified> make) {
        Certified there = known.get(name);
        if (there != null) {
            return there;
        }
        Optional<Path> file = file(name + ".pem");
        Certified found = file.filter(Files::exists)
                .map(path -> read(path, kind))
                .orElseGet(() -> {
                    Certified made = make.get();
                    file.ifPresent(path -> write(path, made));
                    return made;
                });
        known.put(name, found);
        return found;
    }

    /** A file beside the authorities, for what belongs to them. */
    public Optional<Path> file(String name) {
        return directory.map(folder -> folder.resolve(name));
    }

    private static Certified read(Path path, KeyKind kind) {
        try {
            Map<String, byte[]> blocks = new HashMap<>();
            for (Matcher block = BLOCK.matcher(Files.readString(path)); block.find(); ) {
                blocks.put(block.group(1), Base64.getMimeDecoder().decode(block.group(2)));
            }
            byte[] key = blocks.get("PRIVATE KEY");
            byte[] certificate = blocks.get("CERTIFICATE");
            if (key == null || certificate == null) {
                throw new IllegalStateException("no key or no certificate in " + path);
            }
            return new Certified(kind, kind.privateKey(key), new X509CertificateHolder(certificate));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + path, unreadable);
        }
    }

    /** Written beside and moved into place: a kill leaves a whole file or none. */
    private static void write(Path path, Certified made) {
        String text = Certificates.pem("PRIVATE KEY", made.key().getEncoded()) + Certificates.pem(made.certificate());
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path beside = path.resolveSibling(path.getFileName() + ".new");
            Files.deleteIfExists(beside);
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(beside, text);
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException notWritten) {
            throw new UncheckedIOException("cannot write " + path, notWritten);
        }
    }
}
