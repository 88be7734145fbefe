package io.tongxing.realname;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type that holds personal data and whose {@code toString} never shows it.
 *
 * <p>Log lines and exception messages are built from {@code toString}; a generated one would print a name or a number the
 * first time somebody logs a value in a hurry. A test holds every marked type to its own {@code toString}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonalData {}
