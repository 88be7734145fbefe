package io.tongxing.deploy.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks the server's start script which JDK it would take, so that there is one rule for it. */
final class NewestJdk {

    private NewestJdk() {}

    static Path java(Path serverHome) throws IOException, InterruptedException {
        Process script = new ProcessBuilder(serverHome.resolve("bin/tongxing").toString(), "--print-java")
                .redirectErrorStream(true)
                .start();
        String answer = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (script.waitFor() != 0) {
            throw new ProcessException(answer);
        }
        return Path.of(answer, "bin", "java");
    }
}
