/**
 * What nothing of stock Keycloak can be measured against: moving a city in, and exchanging its keys. Works on a PostgreSQL of its own with the schema
 * alone; no server runs.
 */
@NullMarked
package io.tongxing.bench.vault;

import org.jspecify.annotations.NullMarked;
