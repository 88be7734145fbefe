package io.tongxing.sandbox.department.saml;

import com.onelogin.saml2.util.Constants;
import com.onelogin.saml2.util.Util;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The SAML side of an identity server that a test plays: its keys, its descriptor, and messages in which the test changes one
 * thing before they are signed.
 */
public final class PlayedSamlServer {
    static final Credentials SERVER = KeyPairs.make("server");
    static final Credentials DEPARTMENT = KeyPairs.make("civil-affairs");
    static final String SUBJECT = "pairwise-civil-affairs";

    private final String issuer;

    public PlayedSamlServer(String issuer) {
        this.issuer = issuer;
    }

    /** What the sandbox's environment says about this department. */
    public static Map<String, String> departmentConfig() {
        try {
            Path key = KeyPairs.pem("PRIVATE KEY", DEPARTMENT.key().getEncoded());
            Path certificate =
                    KeyPairs.pem("CERTIFICATE", DEPARTMENT.certificate().getEncoded());
            return Map.of(
                    "tongxing.sandbox.saml.key", key.toString(),
                    "tongxing.sandbox.saml.cert", certificate.toString());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String descriptor() {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%1$s"><md:IDPSSODescriptor
                 WantAuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
                <ds:X509Certificate>%2$s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%1$s/saml"/>
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%1$s/saml"/>
                </md:IDPSSODescriptor></md:EntityDescriptor>""".formatted(issuer, certificate());
    }

    ResponseDraft response(String inResponseTo, String url) {
        return new ResponseDraft(issuer, inResponseTo, url);
    }

    String logoutRequest(String url, String nameId, String sessionIndex, Instant issuedAt) {
        return """
                <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_%s" Version="2.0" IssueInstant="%s" \
                Destination="%s"><saml:Issuer>%s</saml:Issuer><saml:NameID \
                Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">%s</saml:NameID>\
                <samlp:SessionIndex>%s</samlp:SessionIndex></samlp:LogoutRequest>""".formatted(UUID.randomUUID(), issuedAt, url, issuer, nameId, sessionIndex);
    }

    static String sign(String xml, Credentials credentials, String algorithm) {
        try {
            return Util.addSign(
                    document(xml), credentials.key(), credentials.certificate(), algorithm, Constants.SHA256);
        } catch (XMLSecurityException | XPathExpressionException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encode(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String certificate() {
        try {
            return Base64.getEncoder().encodeToString(SERVER.certificate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document document(String xml) {
        try {
            return Util.parseXML(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A response before it is signed. A right one by itself; every method makes one thing of it different. */
    static final class ResponseDraft {
        private final String responseId = "_" + UUID.randomUUID();
        private final String assertionId = "_" + UUID.randomUUID();
        private final String issuer;
        private final String inResponseTo;
        private String destination;
        private String recipient;
        private String audience = ServiceProvider.ENTITY_ID;
        private String format = Constants.NAMEID_PERSISTENT;
        private Instant notBefore = Instant.now().minus(1, ChronoUnit.MINUTES);
        private Instant notOnOrAfter = Instant.now().plus(5, ChronoUnit.MINUTES);
        private Instant confirmedUntil = Instant.now().plus(5, ChronoUnit.MINUTES);
        private String assertionIssuer;
        private Credentials signer = SERVER;
        private String algorithm = Constants.RSA_SHA256;
        private boolean signsAssertion = true;
        private boolean signsResponse = true;

        private ResponseDraft(String issuer, String inResponseTo, String url) {
            this.issuer = issuer;
            this.assertionIssuer = issuer;
            this.inResponseTo = inResponseTo;
            this.destination = url;
            this.recipient = url;
        }

        ResponseDraft destination(String changed) {
            destination = changed;
            return this;
        }

        ResponseDraft recipient(String changed) {
            recipient = changed;
            return this;
        }

        ResponseDraft audience(String changed) {
            audience = changed;
            return this;
        }

        ResponseDraft nameIdFormat(String changed) {
            format = changed;
            return this;
        }

        ResponseDraft validFrom(Instant changed) {
            notBefore = changed;
            return this;
        }

        ResponseDraft validUntil(Instant changed) {
            notOnOrAfter = changed;
            return this;
        }

        ResponseDraft confirmedUntil(Instant changed) {
            confirmedUntil = changed;
            return this;
        }

        ResponseDraft assertionIssuer(String changed) {
            assertionIssuer = changed;
            return this;
        }

        ResponseDraft signer(Credentials changed) {
            signer = changed;
            return this;
        }

        ResponseDraft algorithm(String changed) {
            algorithm = changed;
            return this;
        }

        ResponseDraft unsignedAssertion() {
            signsAssertion = false;
            return this;
        }

        ResponseDraft unsignedResponse() {
            signsResponse = false;
            return this;
        }

        String xml() {
            String assertion = signsAssertion ? sign(assertion(), signer, algorithm) : assertion();
            String response = response(assertion);
            return signsResponse ? sign(response, signer, algorithm) : response;
        }

        String encoded() {
            return encode(xml());
        }

        String response(String content) {
            String destinationAttribute = destination.isEmpty() ? "" : " Destination=\"" + destination + "\"";
            return """
                    <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
                    xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="%s" Version="2.0" IssueInstant="%s"%s \
                    InResponseTo="%s"><saml:Issuer>%s</saml:Issuer><samlp:Status>\
                    <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>%s</samlp:Response>""".formatted(responseId, Instant.now(), destinationAttribute, inResponseTo, issuer, content);
        }

        String assertion() {
            return assertion(assertionId, SUBJECT);
        }

        String assertion(String id, String subject) {
            String restriction = audience.isEmpty()
                    ? ""
                    : "<saml:AudienceRestriction><saml:Audience>" + audience
                            + "</saml:Audience></saml:AudienceRestriction>";
            return """
                    <saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="%1$s" Version="2.0" \
                    IssueInstant="%2$s"><saml:Issuer>%3$s</saml:Issuer><saml:Subject><saml:NameID Format="%4$s">%5$s</saml:NameID>\
                    <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData \
                    InResponseTo="%6$s" NotOnOrAfter="%7$s" Recipient="%8$s"/></saml:SubjectConfirmation></saml:Subject>\
                    <saml:Conditions NotBefore="%9$s" NotOnOrAfter="%10$s">%11$s</saml:Conditions>\
                    <saml:AuthnStatement AuthnInstant="%2$s" SessionIndex="session-1"><saml:AuthnContext>\
                    <saml:AuthnContextClassRef>urn:tongxing:aal:1</saml:AuthnContextClassRef></saml:AuthnContext>\
                    </saml:AuthnStatement><saml:AttributeStatement>%12$s</saml:AttributeStatement></saml:Assertion>""".formatted(
                            id,
                            Instant.now(),
                            assertionIssuer,
                            format,
                            subject,
                            inResponseTo,
                            confirmedUntil,
                            recipient,
                            notBefore,
                            notOnOrAfter,
                            restriction,
                            attribute("name", "张测试")
                                    + attribute("document_number", "370299199001010005")
                                    + attribute("assurance_level", "2")
                                    + attribute("trust_framework", "urn:tongxing:trust-framework:cn-realname")
                                    + attribute("verification_time", "2026-11-22T10:00:00Z")
                                    + attribute("evidence_method", "data"));
        }

        private static String attribute(String name, String value) {
            return "<saml:Attribute Name=\"" + name + "\"><saml:AttributeValue>" + value
                    + "</saml:AttributeValue></saml:Attribute>";
        }
    }
}
