@NullMarked
package io.tongxing.auditlog.log;

import org.jspecify.annotations.NullMarked;
