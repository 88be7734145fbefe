package io.tongxing.bench.load;

/**
 * One unit of what is measured, repeated by one thread. Blocking. An exception ends the whole run: a rate that counts
 * failures says nothing.
 */
@FunctionalInterface
public interface Operation {

    void perform();
}
