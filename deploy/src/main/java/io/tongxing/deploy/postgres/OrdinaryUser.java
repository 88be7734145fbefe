package io.tongxing.deploy.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs commands without root's rights, because PostgreSQL refuses to run as root.
 *
 * <p>A root process enters a user namespace without any mapping: there it is nobody, yet still owns its files.
 * Where namespaces are forbidden (some containers) it becomes the user {@code nobody}, who then needs to own the
 * data directory and to be able to reach it.
 */
enum OrdinaryUser {
    ALREADY(List.of()),
    NAMESPACE(List.of("unshare", "--user", "--")),
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));

    private final List<String> prefix;

    OrdinaryUser(List<String> prefix) {
        this.prefix = prefix;
    }

    static OrdinaryUser ofThisProcess(Path owned) throws IOException, InterruptedException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return ALREADY;
        }
        for (OrdinaryUser candidate : List.of(NAMESPACE, NOBODY)) {
            if (candidate.works()) {
                candidate.takeOver(owned);
                return candidate;
            }
        }
        throw new PostgresException("PostgreSQL does not run as root, and neither `unshare --user` nor `setpriv` is"
                + " permitted here; start it as an ordinary user");
    }

    List<String> command(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    private boolean works() throws InterruptedException {
        try {
            Process trial = new ProcessBuilder(command(Path.of("true"), List.of()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void takeOver(Path tree) throws IOException {
        if (this != NOBODY) {
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(tree)) {
            all = paths.toList();
        }
        for (Path path : all) {
            Files.setAttribute(path, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", 65534, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
