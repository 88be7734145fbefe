package io.tongxing.deploy.journey;

import java.util.Map;
import java.util.TreeMap;
import org.openqa.selenium.By;

/** A department's page in the sandbox. */
final class DepartmentPage {

    private final Browser browser;
    private final StackAddresses stack;
    private final String id;

    DepartmentPage(Browser browser, StackAddresses stack, String id) {
        this.browser = browser;
        this.stack = stack;
        this.id = id;
    }

    String id() {
        return id;
    }

    void open() {
        browser.open(stack.department(id));
    }

    /** From the page to wherever the login leads: the login page, or back here for somebody who is logged in. */
    void logIn() {
        open();
        browser.follow("login");
    }

    void awaitArrival() {
        browser.await("verified-name");
        if (!browser.address().startsWith(stack.department(id).toString())) {
            throw new AssertionError("arrived elsewhere than at " + id);
        }
    }

    /** What it was told beyond the standing facts, by claim. */
    Map<String, String> claims() {
        Map<String, String> claims = new TreeMap<>();
        browser.await("claims")
                .findElements(By.cssSelector("td[data-claim]"))
                .forEach(cell -> claims.put(
                        cell.getDomAttribute("data-claim"), cell.getText().strip()));
        return claims;
    }

    String fact(String elementId) {
        return browser.text(elementId);
    }

    void logOut() {
        open();
        browser.follow("logout");
        browser.await("logged-out");
    }

    boolean isLoggedIn() {
        open();
        return browser.shows("verified-name");
    }
}
