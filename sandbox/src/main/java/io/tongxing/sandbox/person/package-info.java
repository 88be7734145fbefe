/**
 * Makes synthetic people and remembers them: names, document numbers with right check digits, mobiles, bank cards.
 * Decides what is plausible and unique here. Must not know who asks about a person, or how an authority answers.
 */
@NullMarked
package io.tongxing.sandbox.person;

import org.jspecify.annotations.NullMarked;
