/**
 * Root of the contract between the identity server and the sources of evidence about persons. What evidence is stands in
 * {@code evidence}, what it is worth in {@code assurance}, how it is told to departments in {@code claims}, and the one seam
 * that evidence sources implement in {@code spi}. Nothing here may know a server, a database or a network.
 */
@NullMarked
package io.tongxing.realname;

import org.jspecify.annotations.NullMarked;
