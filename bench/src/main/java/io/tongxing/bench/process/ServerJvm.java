package io.tongxing.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The Java virtual machine of a server that this process has started, below whatever scripts it was started by.
 *
 * <p>Its CPU time includes compiler and garbage collector: they are part of what an operation costs.
 */
public final class ServerJvm {

    private static final String HOME_OPTION = "-Dkc.home.dir=";
    /** The start script's own process number. */
    private static final String SCRIPT_OPTION = "-Dkc.script.pid=";

    private final long pid;
    private final List<String> commandLine;
    private final long ticksPerSecond;

    private ServerJvm(long pid, List<String> commandLine, long ticksPerSecond) {
        this.pid = pid;
        this.commandLine = commandLine;
        this.ticksPerSecond = ticksPerSecond;
    }

    /** The one among the descendants of this process that was told to listen on {@code port}. */
    public static ServerJvm listeningOn(int port) {
        long pid = ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::pid)
                .filter(candidate -> isJvm(commandLine(candidate), "--http-port=" + port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no server process for port " + port));
        return ofProcess(pid);
    }

    static ServerJvm ofProcess(long pid) {
        return new ServerJvm(pid, commandLine(pid), ticksPerSecond());
    }

    public Duration cpu() {
        try {
            return ProcStat.parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")))
                    .cpu(ticksPerSecond);
        } catch (IOException e) {
            throw new UncheckedIOException("the server process has ended", e);
        }
    }

    /** The {@code java} that runs it. */
    public String program() {
        return commandLine.get(0);
    }

    /** Its options; where they name the server's own directory, {@code HOME} stands for it. */
    public List<String> options() {
        return options(commandLine);
    }

    static List<String> options(List<String> commandLine) {
        String home = commandLine.stream()
                .filter(word -> word.startsWith(HOME_OPTION))
                .map(word -> word.substring(HOME_OPTION.length()))
                .findFirst()
                .orElse("HOME");
        return commandLine.stream()
                .skip(1)
                .takeWhile(word -> word.startsWith("-") && !word.equals("-cp"))
                .filter(word -> !word.startsWith(SCRIPT_OPTION))
                .map(word -> word.replace(home, "HOME"))
                .toList();
    }

    private static boolean isJvm(List<String> commandLine, String argument) {
        return Path.of(commandLine.get(0)).endsWith("java") && commandLine.contains(argument);
    }

    /** One empty word when the process has just ended. */
    private static List<String> commandLine(long pid) {
        try {
            Path file = Path.of("/proc", Long.toString(pid), "cmdline");
            return List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\0", -1));
        } catch (IOException e) {
            return List.of("");
        }
    }

    /** How fine the kernel counts for programs; 100 almost everywhere, but not by any promise. */
    private static long ticksPerSecond() {
        try {
            Process getconf = new ProcessBuilder("getconf", "CLK_TCK").start();
            byte[] answer = getconf.getInputStream().readAllBytes();
            return Long.parseLong(new String(answer, StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("getconf cannot be run", e);
        }
    }
}
