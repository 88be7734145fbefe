package io.tongxing.deploy.journey;

import io.tongxing.deploy.postgres.FileTree;
import io.tongxing.deploy.stack.Installation;
import io.tongxing.deploy.stack.LocalStack;
import io.tongxing.deploy.stack.Ports;
import io.tongxing.deploy.testkit.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one stack of this run, on free ports and an empty data directory ({@code target/stack}, left behind
 * for a look at its logs). Started when the first test asks, stopped after the last.
 *
 * <p>Use: {@code @ExtendWith(SharedStack.class)} and a parameter {@link LocalStack}, or for tests that take nothing of it away
 * {@link StackAddresses} (visitors) or {@link RunningSystem} (with a look at database and logs). Those can be run against a
 * quickstart that is up already: {@code -Dtongxing.quickstart=DIR/quickstart.json}.
 */
public final class SharedStack implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == LocalStack.class || type == StackAddresses.class || type == RunningSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == LocalStack.class) {
            return stack(context);
        }
        String quickstart = System.getProperty("tongxing.quickstart");
        if (type == RunningSystem.class) {
            return quickstart == null ? RunningSystem.of(stack(context)) : RunningSystem.attached(Path.of(quickstart));
        }
        return quickstart == null ? StackAddresses.of(stack(context)) : StackAddresses.of(Path.of(quickstart));
    }

    private static LocalStack stack(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Attempt.class, key -> new Attempt(), Attempt.class)
                .stack();
    }

    /** One start for all tests, also when it fails: trying again for each of them would take hours. */
    private static final class Attempt implements AutoCloseable {

        private final CompletableFuture<LocalStack> started = new CompletableFuture<>();

        private Attempt() {
            try {
                started.complete(start());
            } catch (RuntimeException e) {
                started.completeExceptionally(e);
            }
        }

        private LocalStack stack() {
            return started.join();
        }

        @Override
        public void close() {
            if (!started.isCompletedExceptionally()) {
                stack().close();
            }
        }
    }

    /** All tests share the sources: one that takes a source down must not keep it from the next. */
    private static final List<String> SOURCES_GET_NO_REST = Stream.of(
                    "two-element",
                    "four-element-id",
                    "face",
                    "carrier-3",
                    "bank-3",
                    "bank-4",
                    "ctid",
                    "immigration",
                    "province")
            .map(source -> "--spi-evidence-verifier--" + source + "--breaker-rest-ms=1")
            .toList();

    private static LocalStack start() {
        Path data = Path.of("target", "stack");
        try {
            LocalStack.endOrphans(data);
            FileTree.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return LocalStack.start(
                new LocalStack.Settings(installation(), data, Ports.free(), SOURCES_GET_NO_REST), System.out::println);
    }

    static Installation installation() {
        return Installation.builtIn(Path.of(System.getProperty("tongxing.home")));
    }
}
