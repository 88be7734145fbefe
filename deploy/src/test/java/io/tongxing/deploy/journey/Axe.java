package io.tongxing.deploy.journey;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;

/**
 * What axe finds against WCAG 2.2 AA on the page that is open.
 *
 * <p>It runs axe itself and asks for violations alone: the builder of its library also carries home everything that was in
 * order, which costs more than the check.
 */
final class Axe {

    private static final String SOURCE = source();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            const options = {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
              resultTypes: ['violations'],
            };
            axe.run(document, options).then(
              results => done(results.violations.map(violation =>
                violation.id + ' (' + violation.help + ') at ' + violation.nodes.map(node => node.target.join(' ')).join(', '))),
              failure => done(['axe failed: ' + failure]));
            """;

    private Axe() {}

    @SuppressWarnings("unchecked")
    static List<String> violations(JavascriptExecutor page) {
        if (Boolean.FALSE.equals(page.executeScript("return 'axe' in window"))) {
            page.executeScript(SOURCE);
        }
        return (List<String>) page.executeAsyncScript(RUN);
    }

    private static String source() {
        try (InputStream resource = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            if (resource == null) {
                throw new IllegalStateException("axe.min.js is not in its library");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
