package io.tongxing.sandbox.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.sandbox.person.CardFormat;
import io.tongxing.sandbox.person.DocumentType;
import io.tongxing.sandbox.person.NetworkIdentity;
import io.tongxing.sandbox.person.NumberTaken;
import io.tongxing.sandbox.person.People;
import io.tongxing.sandbox.person.Person;
import io.tongxing.sandbox.person.PersonChange;
import io.tongxing.sandbox.person.PersonWish;
import io.tongxing.sandbox.person.Sex;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes synthetic people, known to every simulated authority at once, and lets life happen to them. */
@Path("/authorities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PersonsResource {
    private static final LocalDate EARLIEST_BIRTHDATE = LocalDate.of(1880, 1, 1);
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern PROVINCE_LEVEL = Pattern.compile("[1-3]");
    private static final Pattern DOCUMENT_NUMBER = Pattern.compile("[A-Z0-9<]{1,18}");

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Papers(
            String name,
            String sex,
            String birthdate,
            String documentType,
            String documentNumber,
            @Nullable String issuingState,
            String mobile,
            String bankCard,
            String faceSample,
            boolean deceased,
            String cardValidFrom,
            String cardValidTo,
            String documentValidTo,
            @Nullable String networkCredential,
            @Nullable String networkPassword,
            String provinceLevel) {
        static Papers of(Person person) {
            return new Papers(
                    person.name(),
                    person.sex().code(),
                    person.birthdate().toString(),
                    person.documentType().code(),
                    person.documentNumber(),
                    person.issuingState(),
                    person.mobile(),
                    person.bankCard(),
                    person.faceSample(),
                    person.deceased(),
                    person.card().validFrom().toString(),
                    person.card().validToText(),
                    person.card().validToText(),
                    person.networkIdentity().map(NetworkIdentity::credential).orElse(null),
                    person.networkIdentity().map(NetworkIdentity::password).orElse(null),
                    Integer.toString(person.provinceLevel()));
        }

        /** Names nothing: these are somebody's papers. */
        @Override
        public String toString() {
            return "Papers[]";
        }
    }

    private final People people;
    private final ObjectMapper mapper;

    PersonsResource(People people, ObjectMapper mapper) {
        this.people = people;
        this.mapper = mapper;
    }

    @POST
    @Path("/persons")
    public Response make(byte[] body) {
        RequestBody request = RequestBody.parse(mapper, body);
        try {
            Papers papers = Papers.of(people.make(wish(request)));
            return Response.status(201).entity(papers).build();
        } catch (NumberTaken taken) {
            throw taken(taken);
        }
    }

    @PATCH
    @Path("/persons/{documentNumber}")
    public Papers change(@PathParam("documentNumber") String documentNumber, byte[] body) {
        PersonChange change = change(RequestBody.parse(mapper, body));
        try {
            return people.change(documentNumber, change)
                    .map(Papers::of)
                    .orElseThrow(() -> new Refusal(404, "unknown-person", "nobody holds that document number now"));
        } catch (NumberTaken taken) {
            throw taken(taken);
        }
    }

    /** Enterprises come with their own register; until then the answer is an honest no. */
    @POST
    @Path("/organizations")
    public Response makeOrganization() {
        throw new Refusal(501, "not-implemented", "the sandbox does not simulate the enterprise register yet");
    }

    private static PersonWish wish(RequestBody request) {
        request.only("name", "sex", "birthdate", "documentType", "format");
        DocumentType type = request.optionalText("documentType")
                .map(code -> DocumentType.ofCode(code).orElseThrow(() -> RequestBody.wrong("documentType", "unknown")))
                .orElse(DocumentType.RESIDENT_ID);
        return new PersonWish(
                request.optionalText("name").map(PersonsResource::name).orElse(null),
                request.optionalText("sex").map(PersonsResource::sex).orElse(null),
                request.optionalText("birthdate")
                        .map(PersonsResource::birthdate)
                        .orElse(null),
                type,
                request.optionalText("format").map(PersonsResource::format).orElse(CardFormat.OF_2023));
    }

    private static PersonChange change(RequestBody request) {
        request.only(
                "name",
                "documentNumber",
                "mobile",
                "takeOverMobile",
                "bankMobile",
                "deceased",
                "comparable",
                "cardCancelled",
                "faceUnknown",
                "provinceLevel");
        Optional<String> takenOver = request.optionalText("takeOverMobile");
        if (takenOver.isPresent() && request.optionalText("mobile").isPresent()) {
            throw RequestBody.wrong("takeOverMobile", "not together with mobile");
        }
        return new PersonChange(
                request.optionalText("name").map(PersonsResource::name).orElse(null),
                request.optionalText("documentNumber")
                        .map(number -> newOr(number, DOCUMENT_NUMBER, "documentNumber"))
                        .orElse(null),
                request.optionalText("mobile")
                        .map(mobile -> newOr(mobile, MOBILE, "mobile"))
                        .orElse(null),
                takenOver.map(PersonsResource::mobile).orElse(null),
                request.optionalText("bankMobile")
                        .map(mobile -> newOr(mobile, MOBILE, "bankMobile"))
                        .orElse(null),
                request.optionalFlag("deceased").orElse(null),
                request.optionalFlag("comparable").orElse(null),
                request.optionalFlag("cardCancelled").orElse(null),
                request.optionalFlag("faceUnknown").orElse(null),
                request.optionalText("provinceLevel")
                        .map(PersonsResource::provinceLevel)
                        .orElse(null));
    }

    private static String newOr(String value, Pattern form, String field) {
        if (!value.equals(PersonChange.NEW) && !form.matcher(value).matches()) {
            throw RequestBody.wrong(field, "\"new\" or a value of the right form is expected");
        }
        return value;
    }

    private static String name(String name) {
        if (name.isBlank() || name.codePointCount(0, name.length()) > PersonWish.LONGEST_NAME) {
            throw RequestBody.wrong("name", "1 to 50 characters are expected");
        }
        return name;
    }

    private static String mobile(String number) {
        if (!MOBILE.matcher(number).matches()) {
            throw RequestBody.wrong("takeOverMobile", "11 digits are expected");
        }
        return number;
    }

    private static Integer provinceLevel(String level) {
        if (!PROVINCE_LEVEL.matcher(level).matches()) {
            throw RequestBody.wrong("provinceLevel", "\"1\", \"2\" or \"3\" is expected");
        }
        return Integer.valueOf(level);
    }

    private static Sex sex(String code) {
        return Arrays.stream(Sex.values())
                .filter(sex -> sex.code().equals(code))
                .findFirst()
                .orElseThrow(() -> RequestBody.wrong("sex", "male or female is expected"));
    }

    private static CardFormat format(String year) {
        return switch (year) {
            case "2017" -> CardFormat.OF_2017;
            case "2023" -> CardFormat.OF_2023;
            default -> throw RequestBody.wrong("format", "2017 or 2023 is expected");
        };
    }

    private static LocalDate birthdate(String text) {
        try {
            LocalDate birthdate = LocalDate.parse(text);
            if (birthdate.isBefore(EARLIEST_BIRTHDATE) || birthdate.getYear() > 2099) {
                throw RequestBody.wrong("birthdate", "a year from 1880 to 2099 is expected");
            }
            return birthdate;
        } catch (DateTimeParseException notDate) {
            throw RequestBody.wrong("birthdate", "YYYY-MM-DD is expected");
        }
    }

    private static Refusal taken(NumberTaken taken) {
        return new Refusal(409, "taken", "no free " + taken.getMessage());
    }
}
