package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tongxing.identity.proofing.authority.exchange.NoAnswer;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.NotConfirmed;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import io.tongxing.realname.spi.ExternalKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what an authority said. An answer that does not name the question it belongs to is about somebody else, whatever it
 * says; one with a result that the mapping does not know is no answer.
 */
public final class AnswerReading {
    private final Map<JsonPointer, Placeholder> echo;
    private final ResultSource result;
    private final Proof proof;
    private final Optional<IdentitySource> identity;
    private final Optional<KeySource> key;
    private final Codes codes;

    /** Where the parts of the evidence come from. */
    private record Proof(
            EvidenceSource type,
            TextSource organization,
            TextSource registerName,
            TextSource checkId,
            TimeSource checkedAt,
            Optional<EndSource> notAfter) {}

    private record KeySource(String source, JsonPointer place) {}

    private AnswerReading(AnswerSection section, Codes codes) {
        this.echo = section.echo();
        this.result = section.result();
        this.identity = section.identity(codes);
        this.key = section.key().map(place -> new KeySource(section.source(), place));
        this.proof = new Proof(
                EvidenceSource.read(section.answer(), "evidence", section.vocabulary()),
                TextSource.read(section.answer(), "organization"),
                TextSource.read(section.answer(), "registerName"),
                TextSource.read(section.answer(), "checkId"),
                TimeSource.read(section.answer(), "checkedAt"),
                section.notAfter());
        this.codes = codes;
    }

    static AnswerReading read(AnswerSection section, Codes codes) {
        return new AnswerReading(section, codes);
    }

    /** @param asked what the question was filled in with */
    public EvidenceOutcome read(JsonNode answer, Values asked, Instant now) throws NoAnswer {
        EchoSource.check(echo, answer, asked, codes);
        Optional<Reason> refusal = result.in(answer);
        return refusal.isPresent() ? new NotConfirmed(refusal.get()) : confirmed(answer, asked, now);
    }

    private EvidenceOutcome confirmed(JsonNode answer, Values asked, Instant now) throws NoAnswer {
        Optional<EvidenceType> type = proof.type().in(answer, asked);
        if (type == null) {
            throw NoAnswer.because(Unavailable.BAD_ANSWER);
        }
        Optional<ClaimedIdentity> who = Optional.empty();
        if (identity.isPresent()) {
            who = identity.get().in(answer, codes);
            if (who.isEmpty()) {
                return new NotConfirmed(Reason.CANNOT_COMPARE);
            }
        }
        if (type.isEmpty()) {
            return new NotConfirmed(Reason.NOT_PROVEN_ENOUGH);
        }
        Optional<Instant> end = proof.notAfter().flatMap(source -> source.in(answer, asked));
        if (end.isPresent() && !end.get().isAfter(now)) {
            return new NotConfirmed(Reason.DOCUMENT_NOT_VALID);
        }
        try {
            ConfirmedEvidence evidence = new ConfirmedEvidence(
                    type.get(),
                    text(proof.organization(), answer),
                    text(proof.registerName(), answer),
                    text(proof.checkId(), answer),
                    proof.checkedAt().in(answer, now).orElseThrow(AnswerReading::bad),
                    end);
            return new EvidenceOutcome.Confirmed(evidence, who, key(answer));
        } catch (IllegalArgumentException noLabel) {
            throw bad();
        }
    }

    private Optional<ExternalKey> key(JsonNode answer) throws NoAnswer {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        String value = TextSource.text(answer, key.get().place()).orElseThrow(AnswerReading::bad);
        return Optional.of(new ExternalKey(key.get().source(), value));
    }

    private static String text(TextSource source, JsonNode answer) throws NoAnswer {
        return source.in(answer).orElseThrow(AnswerReading::bad);
    }

    private static NoAnswer bad() {
        return NoAnswer.because(Unavailable.BAD_ANSWER);
    }
}
