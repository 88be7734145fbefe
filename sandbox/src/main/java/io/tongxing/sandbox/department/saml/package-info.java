/**
 * The department that is a SAML 2.0 service provider (Web Browser SSO and Single Logout profiles). java-saml parses and checks
 * messages; decided here is what must be in them beyond that, what is used only once, and where sessions live. Must not know
 * OpenID Connect.
 */
@NullMarked
package io.tongxing.sandbox.department.saml;

import org.jspecify.annotations.NullMarked;
