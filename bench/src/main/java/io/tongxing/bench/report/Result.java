package io.tongxing.bench.report;

import io.tongxing.bench.load.Comparison;

/**
 * What came out for one scenario.
 *
 * @param scenario by the name that commands and the JSON form use
 * @param explanation what one operation was
 */
public record Result(String scenario, String explanation, Comparison comparison) {}
