/**
 * What a person states and what a register confirms: documents, names, mobile numbers and confirmed evidence. Values are
 * normalised and valid by construction; everything a person types enters through a {@code read} method that answers a
 * value or a problem and never throws. Validity here is form alone: whether a document exists only its register can say.
 */
@NullMarked
package io.tongxing.realname.evidence;

import org.jspecify.annotations.NullMarked;
