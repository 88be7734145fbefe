package io.tongxing.sandbox.department.saml;

import com.onelogin.saml2.http.HttpRequest;
import com.onelogin.saml2.logout.LogoutRequest;
import com.onelogin.saml2.logout.LogoutResponse;
import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.util.Constants;
import com.onelogin.saml2.util.SchemaFactory;
import com.onelogin.saml2.util.Util;
import io.tongxing.sandbox.department.saml.SamlRejection.Reason;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.xpath.XPathExpressionException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Decides whether a logout message of the server is believed: SAML 2.0 Profiles section 4.4.
 *
 * <p>By redirect the signature is in the address and the library checks it. By POST it is in the message, which the library does
 * not check for logout: then the one signature has to be the root's own and to cover exactly the root, whose id nothing else may
 * carry, or a signed message could be wrapped into a forged one.
 */
@Singleton
public class LogoutMessages {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final String REQUEST = "LogoutRequest";
    private static final String RESPONSE = "LogoutResponse";

    /** Whose sessions end; without any index, all of that subject. */
    record Ending(String requestId, String nameId, Set<String> sessionIndexes) {
        boolean ends(Arrival session) {
            return session.nameId().equals(nameId)
                    && (sessionIndexes.isEmpty() || sessionIndexes.contains(session.sessionIndex()));
        }

        /** Names nobody. */
        @Override
        public String toString() {
            return "Ending[]";
        }
    }

    private final Clock clock;

    LogoutMessages(Clock clock) {
        this.clock = clock;
    }

    Ending postedRequest(Saml2Settings settings, String url, String message) throws SamlRejection {
        Document document = posted(message, REQUEST, settings);
        addressedAndFresh(document.getDocumentElement(), settings, url);
        return ending(document);
    }

    Ending redirectedRequest(Saml2Settings settings, HttpRequest request) throws SamlRejection {
        String message = Util.base64decodedInflated(request.getParameter("SAMLRequest"));
        Document document = parse(message);
        addressedAndFresh(document.getDocumentElement(), settings, request.getRequestURL());
        if (!new LogoutRequest(settings, request).isValid()) {
            throw new SamlRejection(Reason.BAD_SIGNATURE);
        }
        return ending(document);
    }

    /** The id of the request that is answered. */
    String postedResponse(Saml2Settings settings, String url, String message) throws SamlRejection {
        Document document = posted(message, RESPONSE, settings);
        addressedAndFresh(document.getDocumentElement(), settings, url);
        return document.getDocumentElement().getAttribute("InResponseTo");
    }

    String redirectedResponse(Saml2Settings settings, HttpRequest request) throws SamlRejection {
        Document document = parse(Util.base64decodedInflated(request.getParameter("SAMLResponse")));
        addressedAndFresh(document.getDocumentElement(), settings, request.getRequestURL());
        String answered = document.getDocumentElement().getAttribute("InResponseTo");
        if (!new LogoutResponse(settings, request).isValid(answered)) {
            throw new SamlRejection(Reason.BAD_SIGNATURE);
        }
        return answered;
    }

    private static Document posted(String message, String name, Saml2Settings settings) throws SamlRejection {
        Document document = parse(new String(decode(message), StandardCharsets.UTF_8));
        Element root = document.getDocumentElement();
        if (!Constants.NS_SAMLP.equals(root.getNamespaceURI()) || !name.equals(root.getLocalName())) {
            throw new SamlRejection(Reason.WRONG_STRUCTURE);
        }
        NodeList signatures = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        if (signatures.getLength() == 0) {
            throw new SamlRejection(Reason.NOT_SIGNED);
        }
        if (signatures.getLength() > 1 || !coversRoot((Element) signatures.item(0), root)) {
            throw new SamlRejection(Reason.WRONG_STRUCTURE);
        }
        String path = "/samlp:" + name + "/ds:Signature";
        if (!Util.validateSign(document, certificates(settings), null, null, path, true)) {
            throw new SamlRejection(Reason.BAD_SIGNATURE);
        }
        return document;
    }

    private static boolean coversRoot(Element signature, Element root) throws SamlRejection {
        NodeList references = signature.getElementsByTagNameNS(XMLSignature.XMLNS, "Reference");
        String id = root.getAttribute("ID");
        return Objects.equals(signature.getParentNode(), root)
                && references.getLength() == 1
                && !id.isEmpty()
                && ((Element) references.item(0)).getAttribute("URI").equals("#" + id)
                && countOfId(root.getOwnerDocument(), id) == 1;
    }

    private static long countOfId(Document document, String id) throws SamlRejection {
        try {
            NodeList identified = Util.query(document, "//*[@ID]");
            long count = 0;
            for (int i = 0; i < identified.getLength(); i++) {
                count += ((Element) identified.item(i)).getAttribute("ID").equals(id) ? 1 : 0;
            }
            return count;
        } catch (XPathExpressionException e) {
            throw new SamlRejection(Reason.WRONG_STRUCTURE);
        }
    }

    private void addressedAndFresh(Element root, Saml2Settings settings, String url) throws SamlRejection {
        if (!root.getAttribute("Destination").equals(url)) {
            throw new SamlRejection(Reason.WRONG_DESTINATION);
        }
        NodeList issuers = root.getElementsByTagNameNS(Constants.NS_SAML, "Issuer");
        if (issuers.getLength() != 1 || !issuers.item(0).getTextContent().trim().equals(settings.getIdpEntityId())) {
            throw new SamlRejection(Reason.WRONG_ISSUER);
        }
        try {
            Instant issuedAt = Instant.parse(root.getAttribute("IssueInstant"));
            if (Duration.between(issuedAt, clock.instant()).abs().compareTo(FRESH) > 0) {
                throw new SamlRejection(Reason.NOT_IN_TIME);
            }
        } catch (DateTimeParseException e) {
            throw new SamlRejection(Reason.NOT_IN_TIME);
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private static Ending ending(Document document) throws SamlRejection {
        try {
            return new Ending(
                    LogoutRequest.getId(document),
                    LogoutRequest.getNameId(document),
                    Set.copyOf(LogoutRequest.getSessionIndexes(document)));
        } catch (Exception e) {
            // The library declares no narrower type; whatever it is, the message names no session.
            throw new SamlRejection(Reason.WRONG_STRUCTURE);
        }
    }

    private static Document parse(String xml) throws SamlRejection {
        Document document = Util.loadXML(xml);
        if (document == null || !Util.validateXML(document, SchemaFactory.SAML_SCHEMA_PROTOCOL_2_0)) {
            throw new SamlRejection(Reason.NOT_XML);
        }
        return document;
    }

    private static byte[] decode(String message) throws SamlRejection {
        byte[] decoded = Util.base64decoder(message);
        if (decoded == null) {
            throw new SamlRejection(Reason.NOT_XML);
        }
        return decoded;
    }

    private static List<X509Certificate> certificates(Saml2Settings settings) {
        List<X509Certificate> certificates = new ArrayList<>();
        if (settings.getIdpx509cert() != null) {
            certificates.add(settings.getIdpx509cert());
        }
        if (settings.getIdpx509certMulti() != null) {
            certificates.addAll(settings.getIdpx509certMulti());
        }
        if (certificates.isEmpty()) {
            throw new IllegalStateException("the descriptor has no certificate");
        }
        return certificates;
    }
}
