package io.tongxing.deploy.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second stack off a data directory. The system releases it however the process ends. */
record DataLock(FileChannel channel) implements AutoCloseable {

    static final String FILE = "lock";

    static DataLock on(Path data) throws IOException {
        FileChannel channel = FileChannel.open(data.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new DataLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer.
            channel.close();
        }
        channel.close();
        throw new OccupiedException(data + " is in use by another quickstart or test");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
