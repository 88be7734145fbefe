package io.tongxing.deploy.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.deploy.stack.Installation;
import io.tongxing.deploy.stack.Ports;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--unknown",
                "extra",
                "--data",
                "--data --reset",
                "--port-base",
                "--port-base eighty",
                "--port-base 0",
                "--port-base 65532",
                "--port-base -1",
                "--port-base 999999999999"
            })
    void aBadOptionIsOneLineAndExitCodeTwo(String arguments) throws Exception {
        Run run = run(arguments.split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output().strip()).startsWith("quickstart: ").hasLineCount(1);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void helpStartsNothing() throws Exception {
        Run run = run("--help");
        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("--data DIR", "--port-base N", "--reset", "--no-build", "--help");
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int base = Math.min(taken.getLocalPort() - 3, 65531);
            Run run = run("--data", directory.resolve("data").toString(), "--port-base", Integer.toString(base));
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.output()).contains("is taken").hasLineCount(1);
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDirectoryOfAnotherVersionIsLeftAlone() throws Exception {
        Files.writeString(directory.resolve("tongxing-version"), "0.0.1\n");
        Run run = run("--data", directory.toString(), "--port-base", freeBase());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).contains("is of version 0.0.1").hasLineCount(1);
        assertThat(directory).isDirectoryContaining(file -> file.endsWith("tongxing-version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--reset"})
    void aDirectoryOfSomebodyElseIsNeverTouched(String option) throws Exception {
        Files.writeString(directory.resolve("thesis.txt"), "years of work");
        Run run = run(("--data " + directory + " --port-base " + freeBase() + " " + option)
                .strip()
                .split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(directory.resolve("thesis.txt")).hasContent("years of work");
    }

    private Run run(String... arguments) throws Exception {
        var output = new ByteArrayOutputStream();
        var nothingBuilt = new Installation(directory.resolve("server"), directory.resolve("sandbox.jar"));
        var printed = new PrintStream(output, true, StandardCharsets.UTF_8);
        int status = new Quickstart(printed, printed, nothingBuilt).run(List.of(arguments));
        return new Run(status, output.toString(StandardCharsets.UTF_8));
    }

    /** A base whose ports nobody takes, below those that the system hands out. */
    private static String freeBase() {
        for (int base = 20_000; base < 32_000; base += 5) {
            if (Ports.from(base).taken().isEmpty()) {
                return Integer.toString(base);
            }
        }
        throw new IllegalStateException("no free ports");
    }

    private record Run(int status, String output) {}
}
