package io.tongxing.realname;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import io.tongxing.realname.claims.TrustFramework;
import io.tongxing.realname.claims.Verification;
import io.tongxing.realname.claims.VerifiedClaims;
import io.tongxing.realname.contract.TestPersons;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.DocumentReading;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.NameReading;
import io.tongxing.realname.evidence.PersonName;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.ExternalKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Logs are made of toString: no type that holds personal data shows any of it there, nor does one that holds such a type. */
class PersonalDataTest {

    private static final ClaimedIdentity PERSON = TestPersons.zhangWei();
    private static final IdentityDocument DOCUMENT = PERSON.document();
    private static final PersonName NAME = PERSON.name();
    private static final MobileNumber MOBILE = TestPersons.mobile(12345678);

    private static final List<Object> SAMPLES = List.of(
            DOCUMENT,
            NAME,
            MOBILE,
            PERSON,
            new EvidencePresentation(EvidenceType.TWO_ELEMENT, Map.of("holder", NAME.value())),
            new ExternalKey("ctid", MOBILE.value()),
            new VerifiedClaims(
                    new Verification(
                            TrustFramework.CN_REALNAME,
                            IdentityAssuranceLevel.TWO,
                            Instant.EPOCH,
                            "process-1",
                            List.of(new ConfirmedEvidence(EvidenceType.TWO_ELEMENT, "o", "r", "c", Instant.EPOCH))),
                    Map.of("name", NAME.value(), "phone_number", MOBILE.e164())));

    @Test
    void everyTypeOfPersonalDataHasASampleHere() {
        Set<String> marked = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.tongxing.realname").stream()
                        .filter(type -> type.isAnnotatedWith(PersonalData.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());

        assertThat(SAMPLES)
                .extracting(sample -> sample.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(marked);
    }

    @Test
    void textOfPersonalDataShowsNone() {
        Stream.concat(
                        SAMPLES.stream(),
                        Stream.of(
                                new DocumentReading.Accepted(DOCUMENT),
                                new NameReading.Accepted(NAME),
                                IdentityDocument.candidates(DOCUMENT.number())))
                .forEach(sample -> assertThat(sample.toString())
                        .doesNotContain(NAME.value())
                        .doesNotContain(DOCUMENT.number().substring(6, 14))
                        .doesNotContain(MOBILE.value().substring(3)));
    }
}
