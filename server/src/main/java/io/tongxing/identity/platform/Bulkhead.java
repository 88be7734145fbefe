package io.tongxing.identity.platform;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps one outside system from taking the server down with it: its calls run on a bounded number of threads of their own, nothing queues, and a
 * call that outlives its time limit is given up.
 */
public final class Bulkhead implements AutoCloseable {
    private final ThreadPoolExecutor threads;

    public Bulkhead(String name, int most) {
        AtomicInteger number = new AtomicInteger();
        ClassLoader loader = Bulkhead.class.getClassLoader();
        threads = new ThreadPoolExecutor(0, most, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
    }

    /**
     * Runs the work on a thread of this bulkhead.
     *
     * @return completes with the result, with {@link BulkheadFullException} at once when all places are taken, with
     *     {@link java.util.concurrent.TimeoutException} after the time limit, or with what the work threw
     */
    public <T> CompletableFuture<T> submit(Callable<T> work, Duration timeLimit) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Optional<String> requestId = Correlation.current();
        try {
            var running = threads.submit(() -> {
                requestId.ifPresent(Correlation::set);
                try {
                    result.complete(work.call());
                } catch (Exception | LinkageError failure) {
                    result.completeExceptionally(failure);
                } finally {
                    Correlation.clear();
                }
            });
            var unused = result.orTimeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((value, failure) -> running.cancel(true));
        } catch (RejectedExecutionException full) {
            result.completeExceptionally(new BulkheadFullException());
        }
        return result;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** All places are taken: the outside system is slower than the demand for it. */
    public static final class BulkheadFullException extends Exception {
        private static final long serialVersionUID = 1L;

        private BulkheadFullException() {
            super("all places are taken", null, false, false);
        }
    }
}
