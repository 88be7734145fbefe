/**
 * Moves the residents of another system in: reads its file, refuses what is not right and says why, and adds the rest so that a stop at any moment
 * leaves neither half a person nor one twice. Knows files and reason codes; the rows are written by the features they belong to.
 */
@NullMarked
package io.tongxing.identity.migration;

import org.jspecify.annotations.NullMarked;
