/** The example against the contract test that the server ships, and an office that does what it is told. */
@NullMarked
package com.example.evidence.socialsecurity;

import org.jspecify.annotations.NullMarked;
