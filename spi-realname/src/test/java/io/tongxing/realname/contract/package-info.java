/**
 * What an evidence source must keep to, as a test it runs against itself, with the persons such tests are about. Released as
 * the test jar. Knows nothing of any register's protocol: a subclass says how its register is made to misbehave.
 */
@NullMarked
package io.tongxing.realname.contract;

import org.jspecify.annotations.NullMarked;
