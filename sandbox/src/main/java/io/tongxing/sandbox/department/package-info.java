/**
 * The six sample departments: what they are, what a department was told about its visitor, and the pages that show it.
 * Must not know by which protocol a department was told.
 */
@NullMarked
package io.tongxing.sandbox.department;

import org.jspecify.annotations.NullMarked;
