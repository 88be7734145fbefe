package io.tongxing.bench.process;

import java.time.Duration;

/**
 * The line in {@code /proc/PID/stat}, of which only the CPU time is read (proc_pid_stat(5), fields 14 and 15).
 *
 * @param userTicks in the process's own code
 * @param systemTicks in the kernel on its behalf
 */
record ProcStat(long userTicks, long systemTicks) {

    private static final int FIRST_FIELD_AFTER_NAME = 3;
    private static final int USER_TIME = 14;
    private static final int SYSTEM_TIME = 15;

    /** The name of the program is in parentheses and may itself hold blanks and parentheses: the last one ends it. */
    static ProcStat parse(String line) {
        int nameEnd = line.lastIndexOf(')');
        String[] fields = line.substring(nameEnd + 1).strip().split(" +", -1);
        if (nameEnd < 0 || fields.length <= SYSTEM_TIME - FIRST_FIELD_AFTER_NAME) {
            throw new IllegalArgumentException("not a line of /proc/PID/stat");
        }
        return new ProcStat(
                Long.parseLong(fields[USER_TIME - FIRST_FIELD_AFTER_NAME]),
                Long.parseLong(fields[SYSTEM_TIME - FIRST_FIELD_AFTER_NAME]));
    }

    Duration cpu(long ticksPerSecond) {
        return Duration.ofNanos((userTicks + systemTicks) * (1_000_000_000L / ticksPerSecond));
    }
}
