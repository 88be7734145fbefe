package io.tongxing.identity.proofing.authority.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the mapping of a source: the city's file, or the one in the jar, which speaks with the sandbox. */
public final class MappingFile {
    private static final String BUILT_IN = "/META-INF/tongxing/mappings/";

    private MappingFile() {}

    /** @throws MappingException in one line, when there is none or it cannot be right */
    public static SourceMapping read(Optional<Path> file, String source, Vocabulary vocabulary) {
        return SourceMapping.read(origin(file, source), text(file, source), source, vocabulary);
    }

    private static String origin(Optional<Path> file, String source) {
        return file.map(Path::toString).orElse("of " + source);
    }

    private static byte[] text(Optional<Path> file, String source) {
        try {
            return file.isPresent() ? Files.readAllBytes(file.get()) : builtIn(source);
        } catch (IOException unreadable) {
            throw new MappingException("the file cannot be read").in(origin(file, source));
        }
    }

    private static byte[] builtIn(String source) throws IOException {
        try (InputStream text = MappingFile.class.getResourceAsStream(BUILT_IN + source + ".json")) {
            if (text == null) {
                throw new IllegalStateException("the jar has no mapping of " + source);
            }
            return text.readAllBytes();
        }
    }
}
