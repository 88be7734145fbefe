package io.tongxing.realname.evidence;

import java.util.Set;

/**
 * The first two digits that a division code of GB/T 2260 can have.
 *
 * <p>Only these are checked. A number keeps the county code of the day it was allotted, so counties that were abolished
 * long ago are in use for life, and no list of counties is complete.
 */
final class Provinces {

    private static final Set<String> PREFIXES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private Provinces() {}

    static boolean include(String prefix) {
        return PREFIXES.contains(prefix);
    }
}
