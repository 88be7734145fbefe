package io.tongxing.identity.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of residents, read line by line from any of its lines on. A line is a record in both formats: a CSV field never holds a line break, so
 * that one wrong quotation mark costs one line and not the rest of the file.
 */
public final class ImportFile implements AutoCloseable {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How the lines are written. */
    public enum Format {
        CSV,
        JSONL
    }

    /** Where the next line begins. */
    public record Position(long line, long offset) {}

    /** The file is not one that this reader understands at all; the message says why, in a line. */
    public static final class UnreadableFileException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableFileException(String message) {
            super(message, null, false, false);
        }
    }

    private final Format format;
    private final PersonReader reader;
    private final InputStream in;
    private final List<String> header;
    private long line;
    private long offset;

    private ImportFile(Format format, PersonReader reader, InputStream in, List<String> header, Position at) {
        this.format = format;
        this.reader = reader;
        this.in = in;
        this.header = header;
        this.line = at.line();
        this.offset = at.offset();
    }

    /** Opens the file at its first person, or at the position where an earlier run stopped. */
    public static ImportFile open(Path file, Format format, PersonReader reader, Optional<Position> resume)
            throws IOException {
        ImportFile beginning = new ImportFile(format, reader, input(file), List.of(), new Position(1, 0));
        if (format == Format.JSONL) {
            return resume.isPresent() ? beginning.at(file, List.of(), resume.get()) : beginning;
        }
        byte[] first = beginning.next().orElse(new byte[0]);
        List<String> header = csv(text(first).replace("\uFEFF", "")).orElse(List.of()).stream()
                .map(String::strip)
                .toList();
        requireHeader(header);
        return beginning.at(file, header, resume.orElse(beginning.position()));
    }

    private ImportFile at(Path file, List<String> names, Position position) throws IOException {
        in.close();
        InputStream again = input(file);
        again.skipNBytes(position.offset());
        return new ImportFile(format, reader, again, names, position);
    }

    private static InputStream input(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    private static void requireHeader(List<String> header) {
        for (String required : PersonReader.REQUIRED) {
            if (!header.contains(required)) {
                throw new UnreadableFileException("the first line does not name the column " + required);
            }
        }
        for (String name : header) {
            boolean known = PersonReader.FIELDS.contains(name)
                    || (name.startsWith("evidence_")
                            && PersonReader.EVIDENCE_FIELDS.contains(name.substring("evidence_".length())));
            if (!known) {
                throw new UnreadableFileException("column " + (header.indexOf(name) + 1) + " has an unknown name");
            }
        }
        if (header.stream().distinct().count() != header.size()) {
            throw new UnreadableFileException("the first line names a column twice");
        }
    }

    /** Where the line after the last one begins. */
    public Position position() {
        return new Position(line, offset);
    }

    /** The next lines, fewer only at the end of the file; empty lines are passed over. */
    public List<LineReading> read(int most) throws IOException {
        List<LineReading> readings = new ArrayList<>(most);
        while (readings.size() < most) {
            long number = line;
            Optional<byte[]> bytes = next();
            if (bytes.isEmpty()) {
                break;
            }
            if (bytes.get().length > 0) {
                readings.add(reading(number, bytes.get()));
            }
        }
        return readings;
    }

    private LineReading reading(long number, byte[] bytes) {
        if (bytes.length > LONGEST_LINE) {
            return new LineReading.Refused(number, "line-too-long");
        }
        try {
            String text = text(bytes);
            return format == Format.CSV ? fromCsv(number, text) : fromJson(number, text);
        } catch (UnreadableFileException notText) {
            return new LineReading.Refused(number, "encoding");
        }
    }

    private LineReading fromCsv(long number, String text) {
        Optional<List<String>> values = csv(text);
        if (values.isEmpty() || values.get().size() != header.size()) {
            return new LineReading.Refused(number, "columns");
        }
        Map<String, String> fields = new HashMap<>();
        Map<String, String> evidence = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String value = values.get().get(i);
            if (header.get(i).startsWith("evidence_")) {
                if (!value.isBlank()) {
                    evidence.put(header.get(i).substring("evidence_".length()), value);
                }
            } else {
                fields.put(header.get(i), value);
            }
        }
        return reader.read(number, fields, evidence.isEmpty() ? List.of() : List.of(evidence));
    }

    private LineReading fromJson(long number, String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            return new LineReading.Refused(number, "json");
        }
        if (root == null || !root.isObject()) {
            return new LineReading.Refused(number, "json");
        }
        List<Map<String, String>> evidence = new ArrayList<>();
        Map<String, String> fields = new HashMap<>();
        for (var field : root.properties()) {
            if (field.getKey().equals("evidence") && field.getValue().isArray()) {
                field.getValue().forEach(piece -> evidence.add(texts(piece)));
            } else if (!PersonReader.FIELDS.contains(field.getKey())
                    || field.getValue().isContainerNode()) {
                return new LineReading.Refused(number, "columns");
            } else if (!field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue().asText());
            }
        }
        return reader.read(number, fields, evidence);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                texts.put(field.getKey(), field.getValue().asText());
            }
        });
        return texts;
    }

    /** The bytes of the next line without its end, empty at the end of the file; of a line that is too long no more than shows it. */
    private Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        int one = in.read();
        if (one < 0) {
            return Optional.empty();
        }
        while (one >= 0 && one != '\n') {
            if (bytes.size() <= LONGEST_LINE) {
                bytes.write(one);
            }
            offset++;
            one = in.read();
        }
        if (one == '\n') {
            offset++;
        }
        line++;
        byte[] read = bytes.toByteArray();
        boolean hasReturn = read.length > 0 && read[read.length - 1] == '\r';
        return Optional.of(hasReturn ? java.util.Arrays.copyOf(read, read.length - 1) : read);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new UnreadableFileException("the first line is not UTF-8");
        }
    }

    /** RFC 4180 within one line; empty when quotation marks do not match. */
    static Optional<List<String>> csv(String text) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    value.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    value.append('"');
                    i++;
                } else {
                    quoted = false;
                    wasQuoted = true;
                }
            } else if (c == ',') {
                values.add(value.toString());
                value.setLength(0);
                wasQuoted = false;
            } else if (c == '"' && value.isEmpty() && !wasQuoted) {
                quoted = true;
            } else if (wasQuoted || c == '"') {
                return Optional.empty();
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return quoted ? Optional.empty() : Optional.of(values);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
