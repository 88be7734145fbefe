package io.tongxing.identity.claims.keycloak;

import io.tongxing.realname.assurance.LevelScale;
import io.tongxing.realname.claims.VerifiedClaims;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;

/** Writes verified claims as single-valued SAML attributes of basic name format (SAML core 2.7.3). */
public final class SamlAttributes {
    private SamlAttributes() {}

    public static void add(AttributeStatementType statement, VerifiedClaims claims, LevelScale scale) {
        Map<String, String> values = new LinkedHashMap<>();
        claims.claims().forEach((name, value) -> values.put(name, value.toString()));
        values.put("assurance_level", claims.verification().assuranceLevel().value());
        values.put("trust_framework", claims.verification().trustFramework());
        values.put("verification_time", claims.verification().time().toString());
        values.put(
                "evidence_method",
                claims.verification().evidence().stream()
                        .map(ConfirmedEvidence::type)
                        .map(type -> type.code())
                        .collect(Collectors.joining(" ")));
        if (scale != LevelScale.TONGXING) {
            values.put("identity_level_scale", scale.code());
            values.put("identity_level", scale.word(claims.verification().assuranceLevel()));
        }
        values.forEach((name, value) -> {
            AttributeType attribute = new AttributeType(name);
            attribute.setNameFormat(JBossSAMLURIConstants.ATTRIBUTE_FORMAT_BASIC.get());
            attribute.addAttributeValue(value);
            statement.addAttribute(new AttributeStatementType.ASTChoiceType(attribute));
        });
    }
}
