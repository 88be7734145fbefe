/**
 * Every source that is asked over HTTP: {@link io.tongxing.identity.proofing.authority.AuthorityVerifier} for those that answer
 * one question, {@link io.tongxing.identity.proofing.authority.ProvinceVerifier} for the provincial platform. Decides what each
 * kind of source needs to know and may prove. Must not know any authority's field names (they are configuration), how evidence
 * is stored or what level it gives.
 */
@NullMarked
package io.tongxing.identity.proofing.authority;

import org.jspecify.annotations.NullMarked;
