package io.tongxing.deploy.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The programs {@code initdb} and {@code postgres} in a directory of their own, unpacked from the class path.
 *
 * <p>Unpacking goes to a neighbour first and is renamed, so that a directory that is there is complete, even when
 * two builds unpack at the same time or one is interrupted.
 */
record PostgresBinaries(Path directory) {

    private static final int OWNER_EXECUTE = 0b001_000_000;

    /** The programs below {@code parent}, unpacked when they are not there yet. */
    static PostgresBinaries below(Path parent) throws IOException {
        String archive = archiveName();
        Path directory =
                parent.toAbsolutePath().resolve(archive.substring(0, archive.indexOf('.')) + "-" + size(archive));
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(parent);
            Path unfinished = Files.createTempDirectory(parent.toAbsolutePath(), "unpacking-");
            unpack(archive, unfinished);
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            publish(unfinished, directory);
        }
        return new PostgresBinaries(directory);
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    private static String archiveName() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "");
        if (os.contains("linux")) {
            if (arch.equals("amd64") || arch.equals("x86_64")) {
                return "postgres-linux-x86_64.txz";
            }
            if (arch.equals("aarch64")) {
                return "postgres-linux-arm_64.txz";
            }
        }
        throw new PostgresException("the embedded PostgreSQL runs on Linux (amd64, arm64), not on " + os + " " + arch);
    }

    /** Tells two releases apart without unpacking either. */
    private static long size(String archive) throws IOException {
        var url = PostgresBinaries.class.getResource("/" + archive);
        if (url == null) {
            throw new PostgresException(archive + " is not on the class path");
        }
        return url.openConnection().getContentLengthLong();
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream resource = PostgresBinaries.class.getResourceAsStream("/" + archive);
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(resource))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (isNeeded(entry.getName())) {
                    write(entry, tar, target);
                }
            }
        }
    }

    private static boolean isNeeded(String name) {
        return !name.endsWith(".a") && !name.startsWith("include/") && !name.startsWith("lib/pkgconfig/");
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new PostgresException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        boolean program = (entry.getMode() & OWNER_EXECUTE) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void publish(Path unfinished, Path directory) throws IOException {
        try {
            Files.move(unfinished, directory);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
            FileTree.delete(unfinished);
        } catch (IOException e) {
            // Renaming onto a directory with content: another process was faster.
            if (!Files.isDirectory(directory)) {
                throw e;
            }
            FileTree.delete(unfinished);
        }
    }
}
