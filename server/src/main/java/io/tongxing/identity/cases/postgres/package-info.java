/**
 * Cases, their ledger, guardianships and help in PostgreSQL. The ledger is the one place that moves rows from person to person.
 */
@NullMarked
package io.tongxing.identity.cases.postgres;

import org.jspecify.annotations.NullMarked;
