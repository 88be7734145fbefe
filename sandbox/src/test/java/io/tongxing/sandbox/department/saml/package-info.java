/** Tests of the SAML department with messages that the tests sign themselves. */
@NullMarked
package io.tongxing.sandbox.department.saml;

import org.jspecify.annotations.NullMarked;
