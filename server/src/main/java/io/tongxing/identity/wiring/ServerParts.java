package io.tongxing.identity.wiring;

import io.tongxing.identity.platform.Bulkhead;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.crypto.DataKeyRing;
import io.tongxing.identity.platform.postgres.PostgresDataKeys;
import io.tongxing.identity.platform.postgres.RenewedKeys;
import io.tongxing.identity.proofing.AskSource;
import io.tongxing.identity.subject.CodeCaps;
import io.tongxing.realname.assurance.AssurancePolicy;
import java.time.Clock;

/** What lives as long as the server process: the same for every session. */
record ServerParts(
        PostgresDataKeys wrappedKeys,
        RenewedKeys renewedKeys,
        AskSource askSource,
        CodeCaps codeCaps,
        Bulkhead afterwards,
        Bulkhead rotation,
        AssurancePolicy assurance,
        Ids ids,
        Clock clock) {

    /** The one key ring of the process. */
    DataKeyRing keys() {
        return renewedKeys.ring();
    }
}
