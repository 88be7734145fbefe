package io.tongxing.sandbox.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PkiDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void anAuthorityIsMadeOnceAndKeptForItsOwnerAlone() throws Exception {
        Path pki = folder.resolve("pki");

        Certified made = new PkiDirectory(Optional.of(pki)).get("root", KeyKind.SM2, PkiDirectoryTest::root);
        Certified found = new PkiDirectory(Optional.of(pki)).get("root", KeyKind.SM2, PkiDirectoryTest::nobody);

        assertThat(found.certificate()).isEqualTo(made.certificate());
        assertThat(found.key()).isEqualTo(made.key());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pki.resolve("root.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutADirectoryItLivesInMemory() {
        PkiDirectory memory = new PkiDirectory(Optional.empty());

        Certified made = memory.get("root", KeyKind.EC, PkiDirectoryTest::root);

        assertThat(memory.get("root", KeyKind.EC, PkiDirectoryTest::nobody)).isSameAs(made);
    }

    @Test
    void aFileWithoutAKeyIsNotTakenForAnAuthority() throws Exception {
        Files.writeString(folder.resolve("root.pem"), "nothing");

        assertThatThrownBy(
                        () -> new PkiDirectory(Optional.of(folder)).get("root", KeyKind.EC, PkiDirectoryTest::nobody))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("root.pem");
    }

    private static Certified root() {
        return Certificates.root(KeyKind.SM2, new X500Name("CN=Root"), Instant.now(), Period.ofYears(1), 1);
    }

    private static Certified nobody() {
        throw new AssertionError("made again");
    }
}
