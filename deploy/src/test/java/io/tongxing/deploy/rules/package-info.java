/**
 * Rules that hold whatever a person types, a department asks and a machine does: bad input, failing authorities, a journal
 * that cannot be written, a database that goes away, and that none of it leaves personal data behind. Each test brings its
 * own people and leaves the shared system as it found it.
 */
@NullMarked
package io.tongxing.deploy.rules;

import org.jspecify.annotations.NullMarked;
