package io.tongxing.deploy.testkit;

import java.util.Set;
import java.util.TreeSet;

/**
 * Every name, number and mobile that a test of this run typed or was given. None of them may be found in a log or in a dump
 * of the database afterwards; so a test that makes values up, bad ones included, tells them here.
 */
public final class PersonalValues {

    private static final Set<String> VALUES = new TreeSet<>();

    private PersonalValues() {}

    public static synchronized void remember(String... values) {
        for (String value : values) {
            if (!value.isBlank()) {
                VALUES.add(value);
            }
        }
    }

    public static synchronized Set<String> all() {
        return Set.copyOf(VALUES);
    }
}
