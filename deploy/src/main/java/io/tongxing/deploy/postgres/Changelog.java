package io.tongxing.deploy.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The server's schema on an empty database without the server: for tests of statements and for measurements. Liquibase comes with Keycloak
 * and not alone; of its format we use changesets of plain SQL and inclusion, and nothing is remembered of what was applied.
 */
public final class Changelog {

    private Changelog() {}

    /** Runs every changeset of the file and of those it includes, found by the class loader. */
    public static void apply(Connection connection, ClassLoader files, String file) throws SQLException {
        Element root = read(files, file);
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals("include")) {
                apply(connection, files, element.getAttribute("file"));
            } else if (node instanceof Element element && element.getTagName().equals("changeSet")) {
                try (Statement statement = connection.createStatement()) {
                    // The driver itself takes several statements at once.
                    statement.execute(
                            element.getElementsByTagName("sql").item(0).getTextContent());
                }
            }
        }
    }

    private static Element read(ClassLoader files, String file) {
        try (InputStream changelog = files.getResourceAsStream(file)) {
            if (changelog == null) {
                throw new PostgresException(file + " is not on the class path");
            }
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(changelog)
                    .getDocumentElement();
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new PostgresException(file + " cannot be read", e);
        }
    }
}
