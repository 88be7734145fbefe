package io.tongxing.deploy.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An inspection that finds nothing is worth something only if it can find something. */
@ExtendWith(SharedBrowser.class)
class PageInspectionIT {

    @Test
    void badPageIsSeenToBeBad(Browser browser) {
        String page = """
                <!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width"><title></title>
                <body><p style="color:#ccc;width:600px">tx.login.title</p><input><img src="data:,"></body></html>
                """;
        browser.open(URI.create("data:text/html,"
                + URLEncoder.encode(page, StandardCharsets.UTF_8).replace("+", "%20")));
        PageInspection pages = new PageInspection(browser, "bad");
        pages.inspect("page");
        assertThat(String.join("\n", pages.problems()))
                .contains("has no title", "tx.login.title", "pixels wide", "color-contrast", "image-alt", "label");
    }
}
