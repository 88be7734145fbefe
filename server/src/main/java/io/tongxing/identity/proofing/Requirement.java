package io.tongxing.identity.proofing;

import io.tongxing.realname.assurance.IdentityAssuranceLevel;

/** What a login asks of the person's identity, and who asks: the reason the page gives. */
public record Requirement(IdentityAssuranceLevel level, String relyingParty, String purpose) {}
