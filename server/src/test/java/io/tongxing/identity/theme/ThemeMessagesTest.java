package io.tongxing.identity.theme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.realname.evidence.EvidenceType;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A missing key shows a resident the key itself, or English in the middle of a Chinese page; neither fails a build by
 * itself, so these tests do.
 */
class ThemeMessagesTest {

    private static final Path LOGIN = Path.of("src/main/resources/theme/tongxing/login");
    private static final List<String> LOCALES = List.of("zh_CN", "en");

    private static final Pattern LITERAL_KEY = Pattern.compile("\\b(?:msg|advancedMsg)\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern KEY_FAMILY = Pattern.compile("\\bmsg\\(\\s*\"([^\"]+\\.)\"\\s*\\+");

    /** What templates add to a key family; the values come from the server. */
    private static final Map<String, Set<String>> FAMILIES = Map.ofEntries(
            Map.entry("tx.documentType.", documentTypes()),
            Map.entry("tx.documentHint.", documentTypes()),
            Map.entry(
                    "tx.claim.",
                    Set.of("name", "birthdate", "gender", "document_type", "document_number", "phone_number")),
            Map.entry(
                    "tx.label.",
                    Set.of(
                            "username",
                            "password",
                            "realName",
                            "documentType",
                            "documentNumber",
                            "issuingState",
                            "mobile",
                            "smsCode",
                            "password-confirm",
                            "totp",
                            "userLabel",
                            "method",
                            "receipt",
                            "cancelCode")),
            Map.entry("tx.proof.method.", methods()),
            Map.entry("tx.proof.held.", Set.of("1", "2", "3", "4")),
            Map.entry("tx.proof.needed.", Set.of("2", "3", "4")),
            Map.entry("tx.proof.field.", fields()),
            Map.entry("tx.totp.type.", Set.of("totp", "hotp")),
            Map.entry(
                    "requiredAction.", Set.of("prove-identity", "renew-mobile", "CONFIGURE_TOTP", "UPDATE_PASSWORD")));

    /** Every way of the published table that has a source of its own. */
    private static Set<String> methods() {
        return EvidenceType.published().stream()
                .map(EvidenceType::code)
                .filter(code -> !Set.of("counter-confirmed", "ctid-face", "province-high")
                        .contains(code))
                .flatMap(code -> Stream.of(code, code + ".what"))
                .collect(Collectors.toSet());
    }

    private static Set<String> fields() {
        return Stream.of(
                        "validFrom",
                        "validTo",
                        "faceSample",
                        "mobile",
                        "bankCard",
                        "networkCredential",
                        "networkPassword",
                        "certificate",
                        "signature",
                        "challenge",
                        "securityObject",
                        "dg1",
                        "dg11",
                        "birthdate")
                .flatMap(name -> Stream.of(name, name + ".hint"))
                .collect(Collectors.toSet());
    }

    /** Keys that the server names in answers of its own pages. */
    private static final Set<String> NAMED_BY_THE_SERVER = Set.of(
            "tx.register.accepted",
            "tx.recover.accepted",
            "tx.login.invalid",
            "tx.login.limited",
            "tx.sms.sent",
            "tx.sms.unavailable",
            "tx.sms.limited",
            "tx.field.required",
            "tx.field.tooLong",
            "tx.field.notADate",
            "tx.field.notDigits",
            "tx.proof.otherDocument",
            "tx.proof.notYours",
            "tx.proof.challengeGone",
            "tx.name.tooLong",
            "tx.name.characters",
            "tx.document.length",
            "tx.document.characters",
            "tx.document.checkDigit",
            "tx.document.date",
            "tx.document.division",
            "tx.document.otherType",
            "tx.document.type",
            "tx.mobile.invalid",
            "tx.code.invalid",
            "tx.code.expired",
            "tx.password.mismatch",
            "tx.password.policy",
            "tx.form.again",
            "tx.limited",
            "tx.unavailable",
            "tx.proof.refused",
            "tx.proof.unavailable",
            "tx.proof.limited",
            "tx.proof.clash",
            "tx.proof.checking");

    @Test
    void bothBundlesHaveTheSameKeys() throws IOException {
        assertThat(bundle("zh_CN").keySet()).isEqualTo(bundle("en").keySet());
    }

    @Test
    void everyTextIsReadableUtf8() throws IOException {
        try (Stream<Path> files = Files.walk(LOGIN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(decode(file)).as("%s", file).doesNotContain("\uFFFD").doesNotContain("\uFEFF");
            }
        }
    }

    @Test
    void noMessageIsEmptyOrBreaksMessageFormat() throws IOException {
        for (String locale : LOCALES) {
            bundle(locale).forEach((key, text) -> {
                assertThat(text).as("%s %s", locale, key).isNotBlank();
                assertThat(text)
                        .as("a straight apostrophe quotes in MessageFormat: %s %s", locale, key)
                        .doesNotContain("'");
                assertThat(new MessageFormat(text, Locale.ROOT).format(new Object[] {1}))
                        .as("%s %s", locale, key)
                        .isNotBlank();
            });
        }
    }

    @Test
    void bothLanguagesUseTheSameParameters() throws IOException {
        Map<String, String> chinese = bundle("zh_CN");
        bundle("en").forEach((key, english) -> assertThat(parameters(chinese.getOrDefault(key, "")))
                .as(key)
                .isEqualTo(parameters(english)));
    }

    @Test
    void everyKeyUsedByATemplateIsInBothBundles() throws IOException {
        Set<String> used = new TreeSet<>(NAMED_BY_THE_SERVER);
        for (Path template : templates()) {
            LITERAL_KEY.matcher(decode(template)).results().forEach(found -> used.add(found.group(1)));
        }
        FAMILIES.forEach((family, members) -> members.forEach(member -> used.add(family + member)));
        for (String locale : LOCALES) {
            assertThat(bundle(locale).keySet()).as(locale).containsAll(used);
        }
    }

    @Test
    void everyKeyFamilyOfATemplateIsKnownHere() throws IOException {
        for (Path template : templates()) {
            assertThat(KEY_FAMILY.matcher(decode(template)).results().map(found -> found.group(1)))
                    .as("%s", template)
                    .allMatch(FAMILIES::containsKey);
        }
    }

    /** An attacker who could place markup or script in a page would read passwords; escaping and the policy prevent it. */
    @Test
    void noTemplateTurnsEscapingOffOrNeedsInlineScriptOrStyle() throws IOException {
        Pattern handler = Pattern.compile("\\son[a-z]+\\s*=", Pattern.CASE_INSENSITIVE);
        Pattern inlineScript = Pattern.compile("<script(?![^>]*\\ssrc=)", Pattern.CASE_INSENSITIVE);
        for (Path template : templates()) {
            assertThat(decode(template))
                    .as("%s", template)
                    .doesNotContain("no_esc", "noautoesc", "kcSanitize", "javascript:", "<style", " style=")
                    .doesNotContainPattern(handler)
                    .doesNotContainPattern(inlineScript);
        }
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        Pattern elsewhere =
                Pattern.compile("(?:src|href)=\"(?:https?:)?//|\\burl\\(|@import", Pattern.CASE_INSENSITIVE);
        try (Stream<Path> files = Files.walk(LOGIN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(decode(file)).as("%s", file).doesNotContainPattern(elsewhere);
            }
        }
    }

    private static Set<String> documentTypes() {
        return Set.of(
                "resident-id",
                "hk-mo-residence-permit",
                "hk-mo-travel-permit",
                "tw-residence-permit",
                "tw-travel-permit",
                "foreign-permanent-resident",
                "passport",
                "network-identity");
    }

    private static Set<String> parameters(String text) {
        return Pattern.compile("\\{(\\d+)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(LOGIN)) {
            return files.filter(file -> file.toString().endsWith(".ftl"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> bundle(String locale) throws IOException {
        Properties read = new Properties();
        read.load(new StringReader(decode(LOGIN.resolve("messages/messages_" + locale + ".properties"))));
        Map<String, String> texts = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
        return texts;
    }

    private static String decode(Path file) throws IOException {
        return UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString();
    }
}
