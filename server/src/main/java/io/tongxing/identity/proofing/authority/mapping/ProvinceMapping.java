package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongxing.identity.proofing.authority.exchange.NoAnswer;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a platform is spoken to that logs people in itself: where the browser is sent, how the ticket that it brings back is
 * exchanged for a token, and the token for the person. A file in three parts, {@code login}, {@code token} and {@code user}.
 */
public final class ProvinceMapping {
    public static final String COME_BACK = "comeBack";
    public static final String STATE = "state";
    public static final String ACCESS_TOKEN = "accessToken";

    private final Login login;
    private final Token token;
    private final User user;
    private final Codes codes;

    private record Login(String path, Map<String, Placeholder> query) {}

    private record Token(
            String path,
            RequestTemplate request,
            Map<JsonPointer, Placeholder> echo,
            JsonPointer place,
            Invalid invalid) {}

    /** What it says about a ticket that is unknown, used or too old. */
    private record Invalid(JsonPointer place, Set<String> values) {}

    private record User(String path, RequestTemplate request, AnswerReading answer, boolean tellsIssuer) {}

    private ProvinceMapping(Login login, Token token, User user, Codes codes) {
        this.login = login;
        this.token = token;
        this.user = user;
        this.codes = codes;
    }

    /** @see SourceMapping#read */
    static ProvinceMapping read(Section whole, String source, Vocabulary vocabulary) {
        whole.only("codes", "login", "token", "user");
        Codes codes = whole.optionalSection("codes")
                .map(section -> Codes.read(section, vocabulary))
                .orElse(Codes.OURS);
        Set<String> options = new HashSet<>(vocabulary.placeholders());
        options.removeIf(name -> !name.startsWith(Values.option("")));
        return new ProvinceMapping(
                login(whole.section("login"), asking(vocabulary, options, Set.of(COME_BACK, STATE))),
                token(
                        whole.section("token"),
                        asking(vocabulary, options, Set.of(Values.REQUEST_ID, Values.field("ticket"))),
                        codes),
                user(
                        whole.section("user"),
                        source,
                        asking(vocabulary, options, Set.of(Values.REQUEST_ID, ACCESS_TOKEN)),
                        codes),
                codes);
    }

    /** One step may speak of the options and of what it is about, and must not forget the latter. */
    private static Vocabulary asking(Vocabulary whole, Set<String> options, Set<String> about) {
        Set<String> placeholders = new HashSet<>(options);
        placeholders.addAll(about);
        return new Vocabulary(placeholders, about, Set.of(), whole.coded(), whole.proves());
    }

    private static Login login(Section section, Vocabulary vocabulary) {
        section.only("path", "query");
        Section query = section.section("query");
        Map<String, Placeholder> parameters = new LinkedHashMap<>();
        query.table().forEach((name, text) -> {
            if (!Placeholder.is(text)) {
                throw Section.wrong(query.at(name), "is no placeholder; there are $comeBack, $state and the options");
            }
            parameters.put(name, Placeholder.read(query.at(name), text, vocabulary));
        });
        vocabulary.asked().stream().sorted().forEach(needed -> {
            if (parameters.values().stream()
                    .noneMatch(parameter -> parameter.name().equals(needed))) {
                throw query.wrong("never says $" + needed);
            }
        });
        return new Login(path(section), parameters);
    }

    private static Token token(Section section, Vocabulary vocabulary, Codes codes) {
        section.only("path", "request", "echo", ACCESS_TOKEN, "invalid");
        Section invalid = section.section("invalid").only("at", "values");
        Set<String> values = new HashSet<>();
        invalid.required("values").forEach(value -> values.add(Section.text(invalid.at("values"), value)));
        return new Token(
                path(section),
                RequestTemplate.complete(section.section("request"), vocabulary, codes),
                EchoSource.read(section, vocabulary),
                section.pointer(ACCESS_TOKEN),
                new Invalid(invalid.pointer("at"), values));
    }

    private static User user(Section section, String source, Vocabulary vocabulary, Codes codes) {
        section.only("path", "request", "answer");
        Section answer = section.section("answer");
        boolean tellsIssuer = answer.section("identity").optional("issuer").isPresent();
        return new User(
                path(section),
                RequestTemplate.complete(section.section("request"), vocabulary, codes),
                AnswerReading.read(new AnswerSection(answer, vocabulary, source), codes),
                tellsIssuer);
    }

    private static String path(Section section) {
        String path = section.text("path");
        if (!path.startsWith("/")) {
            throw Section.wrong(section.at("path"), "does not begin with a slash");
        }
        return path;
    }

    /** Where the browser goes. */
    public URI login(URI platform, Values values) {
        List<String> parameters = new ArrayList<>();
        login.query().forEach((name, placeholder) -> placeholder
                .of(values, codes)
                .ifPresent(value -> parameters.add(encoded(name) + "=" + encoded(value))));
        return URI.create(below(platform, login.path()) + "?" + String.join("&", parameters));
    }

    public URI tokenAddress(URI platform) {
        return below(platform, token.path());
    }

    public ObjectNode tokenQuestion(Values values) {
        return token.request().fill(values);
    }

    /** Whether the platform says that the ticket is none, whatever the status. */
    public boolean isInvalidTicket(JsonNode answer) {
        return TextSource.text(answer, token.invalid().place())
                .filter(token.invalid().values()::contains)
                .isPresent();
    }

    public String accessToken(JsonNode answer, Values asked) throws NoAnswer {
        EchoSource.check(token.echo(), answer, asked, codes);
        return TextSource.text(answer, token.place())
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> NoAnswer.because(Unavailable.BAD_ANSWER));
    }

    public URI userAddress(URI platform) {
        return below(platform, user.path());
    }

    public ObjectNode userQuestion(Values values) {
        return user.request().fill(values);
    }

    public EvidenceOutcome user(JsonNode answer, Values asked, Instant now) throws NoAnswer {
        return user.answer().read(answer, asked, now);
    }

    /** Whether it says which state has issued a passport. */
    public boolean tellsIssuer() {
        return user.tellsIssuer();
    }

    public boolean knows(DocumentType type) {
        return codes.knows(type);
    }

    private static URI below(URI platform, String path) {
        String base = platform.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
