/** Tests of the OpenID Connect departments against an identity server that the tests play themselves. */
@NullMarked
package io.tongxing.sandbox.department.oidc;

import org.jspecify.annotations.NullMarked;
