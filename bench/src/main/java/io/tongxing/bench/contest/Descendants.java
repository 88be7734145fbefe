package io.tongxing.bench.contest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ends every process that this one has started, at the latest when this one ends.
 *
 * <p>The parts close their own processes; but a signal may come while one is just being started, when nobody holds it
 * yet. So after the parts are closed, whatever still lives below this process is ended.
 */
final class Descendants {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Runnable closeParts;
    private final Runnable afterSignal;
    private final Thread starter = Thread.currentThread();
    private final Thread atExit = new Thread(this::endOnSignal, "end-descendants");
    private boolean ended;

    /**
     * Begins to watch.
     *
     * @param closeParts stops what is known to run
     * @param afterSignal what is left to do when this process was told to end, with no process left
     */
    Descendants(Runnable closeParts, Runnable afterSignal) {
        this.closeParts = closeParts;
        this.afterSignal = afterSignal;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Returns when no process is left. Repeating it does nothing. */
    void end() {
        endOnce();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This process is ending: the hook has done or does the same.
            return;
        }
    }

    private synchronized void endOnce() {
        if (!ended) {
            closeParts.run();
            sweep();
            ended = true;
        }
    }

    private void endOnSignal() {
        // Or it would go on starting the next part.
        starter.interrupt();
        endOnce();
        afterSignal.run();
    }

    private static void sweep() {
        Instant deadline = Instant.now().plus(LIMIT);
        List<ProcessHandle> left = living();
        left.forEach(ProcessHandle::destroy);
        while (!left.isEmpty() && Instant.now().isBefore(deadline)) {
            pause();
            left = living();
        }
        left.forEach(ProcessHandle::destroyForcibly);
    }

    private static List<ProcessHandle> living() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
