@NullMarked
package io.tongxing.auditlog;

import org.jspecify.annotations.NullMarked;
