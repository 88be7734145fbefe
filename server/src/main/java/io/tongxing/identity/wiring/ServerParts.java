package io.tongxing.identity.wiring;

import io.tongxing.identity.platform.Bulkhead;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.crypto.DataKeyRing;
import io.tongxing.identity.proofing.AskSource;
import io.tongxing.identity.subject.CodeCaps;
import io.tongxing.realname.assurance.AssurancePolicy;
import java.time.Clock;

/** What lives as long as the server process: the same for every session. */
record ServerParts(
        DataKeyRing keys,
        AskSource askSource,
        CodeCaps codeCaps,
        Bulkhead afterwards,
        AssurancePolicy assurance,
        Ids ids,
        Clock clock) {}
