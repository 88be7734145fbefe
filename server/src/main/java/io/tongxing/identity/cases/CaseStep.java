package io.tongxing.identity.cases;

import java.time.Instant;

/** One step of a case: what was done, by whom, why and when. */
public record CaseStep(String step, String operator, String reason, Instant at) {}
