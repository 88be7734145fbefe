package io.tongxing.deploy.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** A resident's browser, in the words of somebody who uses it. Waits are for conditions and end with a message that names nobody. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;

    Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    ChromeDriver driver() {
        return driver;
    }

    void open(URI address) {
        driver.get(address.toString());
    }

    String address() {
        return driver.getCurrentUrl();
    }

    void back() {
        driver.navigate().back();
    }

    void reload() {
        driver.navigate().refresh();
    }

    boolean shows(String id) {
        return driver.findElements(By.id(id)).stream().anyMatch(WebElement::isDisplayed);
    }

    /** Waits for an element; how a page is recognised. */
    WebElement await(String id) {
        return await("#" + id, () -> driver.findElements(By.id(id)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst());
    }

    void awaitHeading(String text) {
        await("heading \"" + text + "\"", () -> driver.findElements(By.tagName("h1")).stream()
                .filter(heading -> heading.getText().contains(text))
                .findFirst());
    }

    String text(String id) {
        return await(id).getText().strip();
    }

    /** All that can be read on the page. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    void type(String id, String text) {
        WebElement field = await(id);
        field.clear();
        field.sendKeys(text);
    }

    void choose(String id, String value) {
        new Select(await(id)).selectByValue(value);
    }

    /** Presses something that leads to another page, and waits until this one is gone. */
    void follow(String id) {
        follow(await(id));
    }

    void follow(WebElement link) {
        markPage();
        link.click();
        awaitNextPage();
    }

    void press(String id) {
        await(id).click();
    }

    void doubleClick(String id) {
        markPage();
        new Actions(driver).doubleClick(await(id)).perform();
        awaitNextPage();
    }

    /** Posts the form twice in a row, past the script that would prevent it, as browsers without it do on a double click. */
    void sendTwice(String formId, String button) {
        markPage();
        driver.executeScript("""
                const form = document.getElementById(arguments[0]);
                const choice = Object.assign(document.createElement('input'), {type: 'hidden', name: 'do', value: arguments[1]});
                form.append(choice);
                HTMLFormElement.prototype.submit.call(form);
                setTimeout(() => HTMLFormElement.prototype.submit.call(form), 30);
                """, formId, button);
        awaitNextPage();
    }

    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** ENTER on what has the focus, which leads to another page. */
    void enter() {
        markPage();
        keys(Keys.ENTER);
        awaitNextPage();
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Makes a page that goes on by itself stay, so that it can be looked at. */
    void stopTimers() {
        driver.executeScript("for (let timer = setTimeout(() => {}); timer > 0; timer--) clearTimeout(timer)");
    }

    /** Opens another tab and goes there; answers the one that was left. */
    String newTab() {
        String left = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        return left;
    }

    /** Goes to another tab; answers the one that was left. */
    String switchTo(String tab) {
        String left = driver.getWindowHandle();
        driver.switchTo().window(tab);
        return left;
    }

    /** A phone of 320 CSS pixels, the narrowest that WCAG 2.2 asks for (1.4.10). */
    void becomePhone() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 320, "height", 640, "deviceScaleFactor", 1, "mobile", true));
    }

    void becomeDesktop() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    void forgetEverything() {
        Set<String> tabs = driver.getWindowHandles();
        tabs.stream().skip(1).forEach(tab -> driver.switchTo().window(tab).close());
        driver.switchTo().window(tabs.iterator().next());
        becomeDesktop();
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    void forgetCookies() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    /** Keeps the whole page as {@code target/screenshots/<name>.png}. */
    void screenshot(String name) {
        Object image = driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                .get("data");
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(image)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    private void markPage() {
        driver.executeScript("document.documentElement.setAttribute('data-left', '')");
    }

    private void awaitNextPage() {
        await("page after this one", () -> Optional.of(
                        driver.executeScript(
                                "return document.readyState === 'complete' && !document.documentElement.hasAttribute('data-left')"))
                .filter(Boolean.TRUE::equals));
    }

    private <T> T await(String what, Supplier<Optional<T>> look) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            Optional<T> seen = lookAt(look);
            if (seen.isPresent()) {
                return seen.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
        }
        throw new AssertionError(
                "no " + what + " within " + PATIENCE.toSeconds() + " s on the page \"" + driver.getTitle() + "\"");
    }

    /** A page that changes while it is looked at has not arrived yet. */
    private static <T> Optional<T> lookAt(Supplier<Optional<T>> look) {
        try {
            return look.get();
        } catch (WebDriverException changing) {
            return Optional.empty();
        }
    }
}
