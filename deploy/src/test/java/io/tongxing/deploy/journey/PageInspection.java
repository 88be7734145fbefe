package io.tongxing.deploy.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at pages as an auditor does: WCAG 2.2 AA by axe, no scrolling sideways at 320 CSS pixels (1.4.10), the same with
 * large type, no text that nobody wrote. It collects, so that one run shows all that is wrong, and keeps a picture of each page.
 */
final class PageInspection {

    private static final int PHONE_WIDTH = 320;
    private static final Pattern BARE_KEY =
            Pattern.compile("\\b(?:tx\\.[\\w.]+|\\w+Message\\b|\\$\\{[^}]*}|\\{\\d}|\\?\\?\\?)");

    private final Browser browser;
    private final String prefix;
    private final List<String> problems = new ArrayList<>();

    PageInspection(Browser browser, String prefix) {
        this.browser = browser;
        this.prefix = prefix;
    }

    List<String> problems() {
        return problems;
    }

    /** Leaves the page as it was. */
    void inspect(String page) {
        words(page);
        browser.screenshot(prefix + "-" + page + "-desktop");
        axe(page + " on a desktop");
        browser.becomePhone();
        width(page + " on a phone");
        browser.screenshot(prefix + "-" + page + "-phone");
        if (browser.shows("large-type")) {
            browser.press("large-type");
            width(page + " on a phone with large type");
            browser.screenshot(prefix + "-" + page + "-large");
            axe(page + " on a phone with large type");
            browser.press("large-type");
        } else {
            axe(page + " on a phone");
        }
        browser.becomeDesktop();
    }

    private void words(String page) {
        if (browser.driver().getTitle().isBlank()) {
            problems.add(page + " has no title");
        }
        Matcher bare = BARE_KEY.matcher(browser.text());
        if (bare.find()) {
            problems.add(page + " shows the bare key " + bare.group());
        }
    }

    private void width(String page) {
        long width = (Long) browser.script("return document.documentElement.scrollWidth");
        if (width > PHONE_WIDTH) {
            problems.add(page + " is " + width + " pixels wide");
        }
    }

    private void axe(String page) {
        Axe.violations(browser.driver()).forEach(violation -> problems.add(page + ": " + violation));
    }
}
