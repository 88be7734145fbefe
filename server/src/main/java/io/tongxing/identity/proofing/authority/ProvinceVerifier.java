package io.tongxing.identity.proofing.authority;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.proofing.authority.exchange.AuthorityClient;
import io.tongxing.identity.proofing.authority.exchange.Exchange;
import io.tongxing.identity.proofing.authority.exchange.NoAnswer;
import io.tongxing.identity.proofing.authority.mapping.ProvinceMapping;
import io.tongxing.identity.proofing.authority.mapping.Values;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.Confirmed;
import io.tongxing.realname.spi.EvidenceOutcome.NotConfirmed;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.PresentedField;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The provincial platform: the person logs in there, and the ticket that the browser brings back is exchanged for a token and the
 * token for the person, both within one time limit.
 *
 * <p>What the platform calls the basic grade was typed by the person and checked by nobody; it is refused as evidence. A person
 * who has claimed to be somebody must be the one that the platform names, or a borrowed login there would prove a name here.
 */
public final class ProvinceVerifier implements EvidenceVerifier {
    private static final SourceKind KIND = SourceKind.PROVINCE;

    private final Platform platform;
    private final AuthorityClient client;
    private final Ids ids;
    private final Clock clock;

    /**
     * The platform of a province.
     *
     * @param address what the server asks, the paths of the mapping below it
     * @param loginAddress the same as a browser reaches it
     * @param options what the platform gave the city to be known by
     */
    public record Platform(URI address, URI loginAddress, ProvinceMapping mapping, Map<String, String> options) {
        public Platform {
            options = Map.copyOf(options);
        }
    }

    public ProvinceVerifier(Platform platform, AuthorityClient client, Ids ids, Clock clock) {
        this.platform = platform;
        this.client = client;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public EvidenceType evidenceType() {
        return KIND.evidenceType();
    }

    @Override
    public Set<EvidenceType> leadsTo() {
        return KIND.leadsTo();
    }

    @Override
    public List<PresentedField> fields() {
        return KIND.fields();
    }

    @Override
    public boolean accepts(DocumentType document) {
        return platform.mapping().knows(document);
    }

    @Override
    public boolean isUp() {
        return client.isUp();
    }

    @Override
    public boolean identifies() {
        return true;
    }

    @Override
    public Optional<URI> visit(URI comeBack, String state) {
        Values values = options(new Values(Map.of()))
                .with(ProvinceMapping.COME_BACK, comeBack.toString())
                .with(ProvinceMapping.STATE, state);
        return Optional.of(platform.mapping().login(platform.loginAddress(), values));
    }

    @Override
    public EvidenceOutcome identify(EvidencePresentation presentation) {
        Values asked = options(Asked.of(KIND, ids.uuid().toString(), Optional.empty(), presentation));
        return client.ask(exchange -> person(exchange, asked));
    }

    @Override
    public EvidenceOutcome verify(ClaimedIdentity claimed, EvidencePresentation presentation) {
        EvidenceOutcome outcome = identify(presentation);
        if (!(outcome instanceof Confirmed confirmed)) {
            return outcome;
        }
        return confirmed.identity().filter(told -> agrees(told, claimed)).isPresent()
                ? new Confirmed(confirmed.evidence(), Optional.of(claimed), confirmed.key())
                : new NotConfirmed(Reason.MISMATCH);
    }

    private EvidenceOutcome person(Exchange exchange, Values asked) throws NoAnswer {
        ProvinceMapping mapping = platform.mapping();
        Exchange.Reply reply = exchange.ask(mapping.tokenAddress(platform.address()), mapping.tokenQuestion(asked));
        if (mapping.isInvalidTicket(reply.said())) {
            return new NotConfirmed(Reason.PROOF_NOT_VALID);
        }
        String token = mapping.accessToken(reply.understood(), asked);
        Values withToken = asked.with(ProvinceMapping.ACCESS_TOKEN, token);
        JsonNode user = exchange.post(mapping.userAddress(platform.address()), mapping.userQuestion(withToken));
        return mapping.user(user, withToken, clock.instant());
    }

    private boolean agrees(ClaimedIdentity told, ClaimedIdentity claimed) {
        boolean sameDocument = told.document().type() == claimed.document().type()
                && told.document().number().equals(claimed.document().number());
        boolean sameIssuer = !platform.mapping().tellsIssuer()
                || told.document().issuer().equals(claimed.document().issuer());
        return told.name().equals(claimed.name()) && sameDocument && sameIssuer;
    }

    private Values options(Values values) {
        Map<String, String> all = new HashMap<>(values.byName());
        platform.options().forEach((name, value) -> all.put(Values.option(name), value));
        return new Values(all);
    }
}
