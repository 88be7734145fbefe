package io.tongxing.identity.proofing.authority;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.proofing.authority.exchange.AuthorityClient;
import io.tongxing.identity.proofing.authority.mapping.SourceMapping;
import io.tongxing.identity.proofing.authority.mapping.Values;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.PresentedField;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A source that is asked one question over HTTP: is this claim, with what the person has presented, right?
 *
 * <p>Believes an answer only when it repeats what tells it from other answers: one for another person, be it by a mixed-up
 * connection or a replay, is no answer.
 */
public final class AuthorityVerifier implements EvidenceVerifier {
    private final SourceKind kind;
    private final Authority authority;
    private final AuthorityClient client;
    private final Ids ids;
    private final Clock clock;

    /**
     * The authority of a city.
     *
     * @param options what it gave the city to be known by, sent with every question
     */
    public record Authority(URI address, SourceMapping mapping, Map<String, String> options) {
        public Authority {
            options = Map.copyOf(options);
        }
    }

    public AuthorityVerifier(SourceKind kind, Authority authority, AuthorityClient client, Ids ids, Clock clock) {
        this.kind = kind;
        this.authority = authority;
        this.client = client;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public EvidenceType evidenceType() {
        return kind.evidenceType();
    }

    @Override
    public Set<EvidenceType> leadsTo() {
        return kind.leadsTo();
    }

    @Override
    public List<PresentedField> fields() {
        return kind.fields();
    }

    @Override
    public boolean accepts(DocumentType document) {
        return kind.documents().contains(document) && authority.mapping().knows(document);
    }

    @Override
    public boolean isUp() {
        return client.isUp();
    }

    @Override
    public EvidenceOutcome verify(ClaimedIdentity claimed, EvidencePresentation presentation) {
        return ask(asked(Optional.of(claimed), presentation));
    }

    @Override
    public boolean identifies() {
        return kind.identifies();
    }

    @Override
    public EvidenceOutcome identify(EvidencePresentation presentation) {
        if (!kind.identifies()) {
            throw new UnsupportedOperationException(kind.code() + " needs a claimed identity");
        }
        return ask(asked(Optional.empty(), presentation));
    }

    private Values asked(Optional<ClaimedIdentity> claimed, EvidencePresentation presentation) {
        Values asked = Asked.of(kind, ids.uuid().toString(), claimed, presentation);
        for (Map.Entry<String, String> option : authority.options().entrySet()) {
            asked = asked.with(Values.option(option.getKey()), option.getValue());
        }
        return asked;
    }

    private EvidenceOutcome ask(Values asked) {
        ObjectNode question = authority.mapping().request().fill(asked);
        return client.ask(exchange -> authority
                .mapping()
                .answer()
                .read(exchange.post(authority.address(), question), asked, clock.instant()));
    }
}
