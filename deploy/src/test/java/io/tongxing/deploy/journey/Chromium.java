package io.tongxing.deploy.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Starts the Chromium of this machine. Nothing is downloaded: a browser that is missing fails the test and says so. */
final class Chromium {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    static ChromeDriver start() {
        Path driver = find(List.of("chromedriver"));
        ChromeOptions options = new ChromeOptions();
        options.setBinary(find(BROWSERS).toString());
        options.addArguments(
                "--headless=new",
                // As root, and in most containers, Chromium refuses to start with it; it only visits our own pages.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--no-proxy-server",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1200,900",
                "--lang=" + Locale.SIMPLIFIED_CHINESE.toLanguageTag());
        options.setExperimentalOption(
                "prefs",
                Map.of(
                        "intl.accept_languages",
                        "zh-CN,zh",
                        // Its bubbles would cover the page.
                        "credentials_enable_service",
                        false));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    private static Path find(List<String> names) {
        List<String> folders =
                Arrays.asList(System.getenv().getOrDefault("PATH", "/usr/bin").split(java.io.File.pathSeparator, -1));
        return names.stream()
                .flatMap(name ->
                        Stream.concat(folders.stream(), Stream.of("/usr/bin")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(names.get(0)
                        + " is not installed, and browser tests need it: .ci/run installs what is missing"));
    }
}
