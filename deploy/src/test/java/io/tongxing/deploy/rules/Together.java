package io.tongxing.deploy.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Runs the same thing several times at the same instant. */
final class Together {

    private static final long LIMIT_SECONDS = 120;

    private Together() {}

    /** The results in the order of the numbers, which count from 0. */
    static <T> List<T> run(int times, IntFunction<T> act) throws InterruptedException {
        return run(times, times, act);
    }

    /** At most so many at a time, and all that can start at once do. */
    static <T> List<T> run(int times, int atOnce, IntFunction<T> act) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(atOnce);
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    if (number < atOnce) {
                        start.await(LIMIT_SECONDS, TimeUnit.SECONDS);
                    }
                    return act.apply(number);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError("one of " + times + " did not come through: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }
}
