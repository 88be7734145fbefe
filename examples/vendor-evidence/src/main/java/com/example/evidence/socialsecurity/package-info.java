/**
 * An evidence source of a vendor, as an example: the electronic social security card, checked by the office that issues it. It
 * knows the contract of evidence sources and nothing else of the server it will run in.
 */
@NullMarked
package com.example.evidence.socialsecurity;

import org.jspecify.annotations.NullMarked;
