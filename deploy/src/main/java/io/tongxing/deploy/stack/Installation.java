package io.tongxing.deploy.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** What is built: the programs that a stack starts. */
public record Installation(Path server, Path sandbox) {

    /** As the build leaves it below the root of the repository. */
    public static Installation builtIn(Path repository) {
        return new Installation(
                repository.resolve("server/target/tongxing-server"),
                repository.resolve("sandbox/target/quarkus-app/quarkus-run.jar"));
    }

    public boolean isComplete() {
        return Files.isExecutable(server.resolve("bin/tongxing"))
                && Files.exists(server.resolve("lib/quarkus/generated-bytecode.jar"))
                && Files.exists(sandbox);
    }
}
