/**
 * What evidence is worth. {@link io.tongxing.realname.assurance.AssurancePolicy} turns the evidence a person holds into a level
 * of identity assurance by a published table, without a clock and without a login. Three scales stay apart: how well the
 * identity was proven, how strong this login is, and how the result travels; no type here turns one into another.
 */
@NullMarked
package io.tongxing.realname.assurance;

import org.jspecify.annotations.NullMarked;
