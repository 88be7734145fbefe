package io.tongxing.sandbox.department.saml;

import com.onelogin.saml2.exception.SAMLException;
import com.onelogin.saml2.exception.ValidationError;
import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.util.Constants;
import io.tongxing.sandbox.department.Told;
import io.tongxing.sandbox.department.saml.SamlRejection.Reason;
import io.tongxing.sandbox.shortlived.Expiring;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Decides whether a response is believed: SAML 2.0 Profiles section 4.1.4.3.
 *
 * <p>java-saml checks structure, signatures, issuer, time and recipient. It lets pass what is merely absent, so an audience and
 * a destination are demanded here; and it keeps no state, so the answered request and the assertion id are used up here.
 */
@Singleton
public class AssertionConsumer {
    private static final Duration SEEN_FOR = Duration.ofHours(1);
    private static final int MOST_SEEN = 100_000;
    private static final Set<String> VERIFICATION_ATTRIBUTES =
            Set.of("assurance_level", "trust_framework", "verification_time", "evidence_method");

    private static final Map<Integer, Reason> REASONS = Map.ofEntries(
            Map.entry(ValidationError.STATUS_CODE_IS_NOT_SUCCESS, Reason.NOT_SUCCESS),
            Map.entry(ValidationError.INVALID_XML_FORMAT, Reason.NOT_XML),
            Map.entry(ValidationError.WRONG_INRESPONSETO, Reason.UNKNOWN_REQUEST),
            Map.entry(ValidationError.NO_SIGNATURE_FOUND, Reason.NOT_SIGNED),
            Map.entry(ValidationError.NO_SIGNED_ASSERTION, Reason.NOT_SIGNED),
            Map.entry(ValidationError.NO_SIGNED_MESSAGE, Reason.NOT_SIGNED),
            Map.entry(ValidationError.INVALID_SIGNATURE, Reason.BAD_SIGNATURE),
            Map.entry(ValidationError.WRONG_ISSUER, Reason.WRONG_ISSUER),
            Map.entry(ValidationError.WRONG_AUDIENCE, Reason.WRONG_AUDIENCE),
            Map.entry(ValidationError.WRONG_DESTINATION, Reason.WRONG_DESTINATION),
            Map.entry(ValidationError.EMPTY_DESTINATION, Reason.WRONG_DESTINATION),
            Map.entry(ValidationError.WRONG_SUBJECTCONFIRMATION, Reason.WRONG_SUBJECT_CONFIRMATION),
            Map.entry(ValidationError.ASSERTION_EXPIRED, Reason.NOT_IN_TIME),
            Map.entry(ValidationError.ASSERTION_TOO_EARLY, Reason.NOT_IN_TIME),
            Map.entry(ValidationError.SESSION_EXPIRED, Reason.NOT_IN_TIME));

    /** Who arrived, and what was kept with the request that was answered. */
    record Consumed<T>(Arrival arrival, T asked) {}

    private final Expiring<Boolean> seen;

    AssertionConsumer(Clock clock) {
        this.seen = new Expiring<>(SEEN_FOR, MOST_SEEN, clock);
    }

    /**
     * {@code openRequests} holds what may still be answered. A request is used up last, so that a false response leaves the
     * true one its chance.
     */
    <T> Consumed<T> consume(Saml2Settings settings, String url, String message, Expiring<T> openRequests)
            throws SamlRejection {
        try {
            BelievedResponse response = new BelievedResponse(settings, url, message);
            String request = response.inResponseTo();
            if (request.isEmpty()) {
                throw new SamlRejection(Reason.UNKNOWN_REQUEST);
            }
            if (!response.isValid(request)) {
                throw rejection(response.getValidationException());
            }
            if (!response.isAddressed()) {
                throw new SamlRejection(Reason.WRONG_DESTINATION);
            }
            if (!response.getAudiences().contains(settings.getSpEntityId())) {
                throw new SamlRejection(Reason.WRONG_AUDIENCE);
            }
            Arrival arrival = arrival(response);
            if (!seen.put(response.getAssertionId(), true)) {
                throw new SamlRejection(Reason.REPLAYED);
            }
            T asked = openRequests.take(request).orElseThrow(() -> new SamlRejection(Reason.UNKNOWN_REQUEST));
            return new Consumed<>(arrival, asked);
        } catch (SAMLException e) {
            throw rejection(e);
        } catch (XPathExpressionException | ParserConfigurationException | SAXException | IOException e) {
            throw new SamlRejection(Reason.NOT_XML);
        }
    }

    private static SamlRejection rejection(Exception cause) {
        return cause instanceof ValidationError error
                ? new SamlRejection(REASONS.getOrDefault(error.getErrorCode(), Reason.WRONG_STRUCTURE))
                : new SamlRejection(Reason.WRONG_STRUCTURE);
    }

    private static Arrival arrival(BelievedResponse response)
            throws SamlRejection, XPathExpressionException, ValidationError {
        Map<String, String> nameId = nameId(response);
        Map<String, List<String>> attributes = response.attributes();
        Map<String, String> claims = new LinkedHashMap<>();
        attributes.forEach((name, values) -> {
            if (!VERIFICATION_ATTRIBUTES.contains(name)) {
                claims.put(name, String.join(", ", values));
            }
        });
        String subject = nameId.getOrDefault("Value", "");
        Told told = new Told(
                subject,
                response.authnContext().orElse(null),
                response.authnInstant().flatMap(AssertionConsumer::instant).orElse(null),
                verification(attributes),
                claims);
        String sessionIndex = response.getSessionIndex();
        return new Arrival(
                told,
                subject,
                nameId.get("NameQualifier"),
                nameId.get("SPNameQualifier"),
                sessionIndex == null ? "" : sessionIndex);
    }

    /** Only a persistent identifier names a visitor who comes back: SAML 2.0 Core section 8.3.7. */
    @SuppressWarnings("CatchingUnchecked")
    private static Map<String, String> nameId(BelievedResponse response) throws SamlRejection {
        try {
            Map<String, String> nameId = response.getNameIdData();
            if (Constants.NAMEID_PERSISTENT.equals(nameId.get("Format"))
                    && !nameId.getOrDefault("Value", "").isBlank()) {
                return nameId;
            }
        } catch (Exception e) {
            // The library declares no narrower type; whatever it is, there is no usable identifier.
            throw new SamlRejection(Reason.NO_PERSISTENT_SUBJECT);
        }
        throw new SamlRejection(Reason.NO_PERSISTENT_SUBJECT);
    }

    private static Told.@Nullable Verification verification(Map<String, List<String>> attributes) {
        if (!attributes.containsKey("assurance_level")) {
            return null;
        }
        List<Told.Evidence> evidence = attributes.getOrDefault("evidence_method", List.of()).stream()
                .map(method -> new Told.Evidence(null, method, null))
                .toList();
        return new Told.Verification(
                first(attributes, "assurance_level"),
                first(attributes, "trust_framework"),
                first(attributes, "verification_time"),
                evidence);
    }

    private static @Nullable String first(Map<String, List<String>> attributes, String name) {
        return attributes.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
