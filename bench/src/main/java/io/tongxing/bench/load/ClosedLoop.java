package io.tongxing.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Each thread performs its operation again as soon as it is done, until the time is over.
 *
 * <p>A closed loop never overloads the server, so CPU per operation is that of a busy and healthy one; latencies are
 * those of exactly as many users as there are threads, not of a crowd.
 */
public final class ClosedLoop {

    private final Duration time;
    private final Supplier<Duration> cpu;
    private final AtomicBoolean failed = new AtomicBoolean();

    /**
     * A loop that can run once.
     *
     * @param time after it no operation is begun; what has begun is finished and counted
     * @param cpu the CPU time used so far by the measured process
     */
    public ClosedLoop(Duration time, Supplier<Duration> cpu) {
        this.time = time;
        this.cpu = cpu;
    }

    /** One thread for each operation. The first exception of any stops all and is thrown. */
    public Run run(List<? extends Operation> operations) {
        ExecutorService threads = Executors.newFixedThreadPool(operations.size());
        try {
            Duration cpuBefore = cpu.get();
            long start = System.nanoTime();
            List<Callable<List<Duration>>> loops = new ArrayList<>();
            for (Operation operation : operations) {
                loops.add(() -> repeat(operation, start));
            }
            List<Duration> latencies = new ArrayList<>();
            for (Future<List<Duration>> loop : threads.invokeAll(loops)) {
                latencies.addAll(loop.get());
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            return new Run(cpu.get().minus(cpuBefore), elapsed, latencies);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Duration> repeat(Operation operation, long start) {
        List<Duration> latencies = new ArrayList<>();
        long before = start;
        do {
            try {
                operation.perform();
            } catch (RuntimeException e) {
                failed.set(true);
                throw e;
            }
            long after = System.nanoTime();
            latencies.add(Duration.ofNanos(after - before));
            before = after;
        } while (before - start < time.toNanos() && !failed.get());
        return latencies;
    }
}
