/**
 * The simulated identity platform of the province: a login page, a ticket, a token, and what it knows about the person. Decides
 * what a ticket and a token are worth and for how long. Must not know the server's levels.
 */
@NullMarked
package io.tongxing.sandbox.authority.province;

import org.jspecify.annotations.NullMarked;
