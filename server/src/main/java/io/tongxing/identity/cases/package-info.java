/**
 * The cases of real life that no form on a page can decide: two accounts of one person, numbers that change, death, guardians. Two members of staff
 * where it matters, a journal entry for every step, and a way back where there is one. Must not know how a page looks or a department is told.
 */
@NullMarked
package io.tongxing.identity.cases;

import org.jspecify.annotations.NullMarked;
