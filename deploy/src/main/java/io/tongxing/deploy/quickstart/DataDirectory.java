package io.tongxing.deploy.quickstart;

import io.tongxing.deploy.postgres.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The directory of one quickstart: marked as such, so that neither {@code --reset} nor a start harms another one. */
record DataDirectory(Path path) {

    private static final String MARK = "tongxing-version";

    DataDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /** Says why it cannot be used, if so, and touches nothing. */
    void check(boolean reset) throws IOException {
        Path mark = path.resolve(MARK);
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new UsageException(path + " is not a directory");
        }
        if (Files.isDirectory(path) && !Files.exists(mark) && !isEmpty()) {
            throw new UsageException(path + " holds something else; choose another --data directory");
        }
        if (Files.exists(mark) && !reset && !Files.readString(mark).strip().equals(version())) {
            throw new UsageException(
                    path + " is of version " + Files.readString(mark).strip() + ", this is " + version()
                            + "; choose another --data directory or use --reset");
        }
    }

    /** Makes it ready for this version. */
    void prepare(boolean reset) throws IOException {
        if (reset) {
            FileTree.delete(path);
        }
        Files.createDirectories(path);
        Files.writeString(path.resolve(MARK), version() + "\n");
    }

    static String version() throws IOException {
        try (InputStream resource = DataDirectory.class.getResourceAsStream("version.txt")) {
            if (resource == null) {
                throw new IOException("version.txt is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> children = Files.list(path)) {
            return children.findAny().isEmpty();
        }
    }
}
