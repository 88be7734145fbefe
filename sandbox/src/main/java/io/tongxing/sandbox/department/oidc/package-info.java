/**
 * Departments that are OpenID Connect relying parties. Quarkus does the protocol; decided here are the tenants, where their
 * sessions live, and what each path answers. Must not know SAML.
 */
@NullMarked
package io.tongxing.sandbox.department.oidc;

import org.jspecify.annotations.NullMarked;
