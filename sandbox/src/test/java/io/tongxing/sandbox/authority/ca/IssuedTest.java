package io.tongxing.sandbox.authority.ca;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tongxing.sandbox.pki.KeyKind;
import io.tongxing.sandbox.state.LineJournal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuedTest {
    @TempDir
    Path folder;

    @Test
    void aRevocationSurvivesARestart() {
        byte[] key = KeyKind.EC.generate().getPrivate().getEncoded();
        Issued issued = new Issued(3, KeyKind.EC, "12345678901234567890", "王强", "E1", new byte[] {1}, key, null, 0);
        LineJournal<Issued> before = journal();
        before.append(issued);
        before.append(issued.revoked(Instant.ofEpochSecond(1_800_000_000), 5));

        Issued after = journal().read().get(1);

        assertThat(after.revokedAt()).isEqualTo(Instant.ofEpochSecond(1_800_000_000));
        assertThat(after.reason()).isEqualTo(5);
        assertThat(after.serialNumber()).isEqualTo(issued.serialNumber());
        assertThat(after.privateKey()).isEqualTo(issued.privateKey());
    }

    private LineJournal<Issued> journal() {
        return new LineJournal<>(
                JsonMapper.builder().addModule(new JavaTimeModule()).build(),
                Optional.of(folder.resolve("certificates.jsonl")),
                Issued.class);
    }
}
