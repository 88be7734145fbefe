package io.tongxing.identity.proofing.authority;

import io.tongxing.realname.contract.EvidenceVerifierContractTest;
import io.tongxing.realname.contract.RegisterBehaviour;
import io.tongxing.realname.contract.TestPersons;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Every source that answers one question, over a real socket and by its own mapping, held to the contract of all sources. */
class SourceContractsTest {

    abstract static class Contract extends EvidenceVerifierContractTest {
        private final SourceKind kind;
        private final Map<String, String> fields;
        private final ScriptedAuthority authority = new ScriptedAuthority(null);
        private final EvidenceVerifier verifier;

        Contract(SourceKind kind, Map<String, String> fields) {
            this.kind = kind;
            this.fields = fields;
            this.verifier = BuiltInSource.of(kind, timeLimit()).asking(authority);
        }

        @Override
        protected final EvidenceVerifier verifier() {
            return verifier;
        }

        @Override
        protected final Duration timeLimit() {
            return Duration.ofMillis(400);
        }

        @Override
        protected final void registerBehaves(RegisterBehaviour behaviour) {
            authority.behaves(behaviour);
        }

        @Override
        protected final EvidencePresentation presentation() {
            return new EvidencePresentation(kind.evidenceType(), fields);
        }

        @AfterEach
        void closeAuthority() {
            authority.close();
        }
    }

    @Nested
    class TwoElement extends Contract {
        TwoElement() {
            super(SourceKind.TWO_ELEMENT, Map.of());
        }
    }

    @Nested
    class FourElementId extends Contract {
        FourElementId() {
            super(SourceKind.FOUR_ELEMENT_ID, Map.of("validFrom", "2020-03-04", "validTo", "2099-03-04"));
        }
    }

    @Nested
    class Face extends Contract {
        Face() {
            super(SourceKind.FACE, Map.of("faceSample", "c2FtcGxl"));
        }
    }

    @Nested
    class Carrier3 extends Contract {
        Carrier3() {
            super(SourceKind.CARRIER_3, Map.of("mobile", "154 0000 0001"));
        }
    }

    @Nested
    class Bank3 extends Contract {
        Bank3() {
            super(SourceKind.BANK_3, Map.of("bankCard", "6299 9900 0000 0000 001"));
        }
    }

    @Nested
    class Bank4 extends Contract {
        Bank4() {
            super(SourceKind.BANK_4, Map.of("bankCard", "6299990000000000001", "mobile", "15400000001"));
        }
    }

    @Nested
    class Immigration extends Contract {
        Immigration() {
            super(SourceKind.IMMIGRATION, Map.of("birthdate", "1990-03-07", "validTo", "2099-03-04"));
        }

        @Override
        protected ClaimedIdentity claimed() {
            return TestPersons.passportHolder();
        }
    }

    @Nested
    class Ctid extends Contract {
        Ctid() {
            super(SourceKind.CTID, Map.of("networkCredential", "0A1B2C3D", "networkPassword", "secret"));
        }
    }
}
