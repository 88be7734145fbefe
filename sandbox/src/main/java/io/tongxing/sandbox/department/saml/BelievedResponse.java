package io.tongxing.sandbox.department.saml;

import com.onelogin.saml2.authn.SamlResponse;
import com.onelogin.saml2.exception.SettingsException;
import com.onelogin.saml2.exception.ValidationError;
import com.onelogin.saml2.settings.Saml2Settings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A response of the library, with the few facts of the signed assertion that the library does not hand out. Everything is read
 * by way of the signature's own reference: what is not signed is not seen.
 */
final class BelievedResponse extends SamlResponse {
    BelievedResponse(Saml2Settings settings, String currentUrl, String message)
            throws XPathExpressionException, ParserConfigurationException, SAXException, IOException, SettingsException,
                    ValidationError {
        super(settings, currentUrl, message);
    }

    String inResponseTo() {
        return getSAMLResponseDocument().getDocumentElement().getAttribute("InResponseTo");
    }

    boolean isAddressed() {
        return getSAMLResponseDocument().getDocumentElement().hasAttribute("Destination");
    }

    Optional<String> authnContext() throws XPathExpressionException {
        return first(queryAssertion("/saml:AuthnStatement/saml:AuthnContext/saml:AuthnContextClassRef"));
    }

    Optional<String> authnInstant() throws XPathExpressionException {
        return first(queryAssertion("/saml:AuthnStatement/@AuthnInstant"));
    }

    Map<String, List<String>> attributes() throws XPathExpressionException, ValidationError {
        return getAttributes();
    }

    private static Optional<String> first(NodeList nodes) {
        return nodes.getLength() == 1
                ? Optional.of(nodes.item(0).getTextContent().trim())
                : Optional.empty();
    }
}
