package io.tongxing.identity.proofing.authority;

import io.tongxing.realname.spi.EvidencePresentation;
import java.util.Set;

/**
 * How a national network identity is shown: its credential, with or without its password, with or without the face. The person
 * decides by what they present; the service is asked to look at exactly that.
 */
final class NetworkIdentityMode {
    static final String PLACEHOLDER = "mode";
    static final Set<String> CODES =
            Set.of("credential", "credential-password", "credential-face", "credential-password-face");

    private NetworkIdentityMode() {}

    static String of(EvidencePresentation presentation) {
        return "credential"
                + (isGiven(presentation, "networkPassword") ? "-password" : "")
                + (isGiven(presentation, "faceSample") ? "-face" : "");
    }

    private static boolean isGiven(EvidencePresentation presentation, String field) {
        return !presentation.fields().getOrDefault(field, "").isBlank();
    }
}
