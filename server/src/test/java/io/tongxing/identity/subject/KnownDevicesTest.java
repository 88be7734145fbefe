package io.tongxing.identity.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.identity.platform.crypto.HmacSm3;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownDevicesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final byte[] FRESH = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    private final KnownDevices devices = new KnownDevices(new HmacSm3(new byte[32])::of);

    @Test
    void aDeviceIsKnownToTheAccountThatLoggedInOnItAndToNoOther() {
        String cookie = devices.remember("", "one", TODAY, FRESH);
        assertThat(devices.deviceOf(cookie, "one", TODAY)).contains("0102030405060708090a0b0c0d0e0f10");
        assertThat(devices.deviceOf(cookie, "another", TODAY)).isEmpty();
    }

    @Test
    void aFamilySharesADeviceUnderOneId() {
        String cookie = devices.remember("", "one", TODAY.minusDays(30), FRESH);
        cookie = devices.remember(cookie, "another", TODAY, new byte[16]);
        assertThat(devices.deviceOf(cookie, "one", TODAY)).isEqualTo(devices.deviceOf(cookie, "another", TODAY));
    }

    @Test
    void aDeviceIsForgottenAfterAYearUnlessALoginRenewsIt() {
        String cookie = devices.remember("", "one", TODAY.minusDays(365), FRESH);
        assertThat(devices.deviceOf(cookie, "one", TODAY.minusDays(1))).isPresent();
        assertThat(devices.deviceOf(cookie, "one", TODAY)).isEmpty();
        String renewed = devices.remember(cookie, "one", TODAY.minusDays(1), FRESH);
        assertThat(devices.deviceOf(renewed, "one", TODAY.plusDays(363))).isPresent();
    }

    @Test
    void aDayThatHasNotComeIsNoDay() {
        String cookie = devices.remember("", "one", TODAY.plusDays(1), FRESH);
        assertThat(devices.deviceOf(cookie, "one", TODAY)).isEmpty();
    }

    @Test
    void theCookieNamesNoAccountAndStaysShort() {
        String cookie = "";
        for (int account = 0; account < 50; account++) {
            cookie = devices.remember(cookie, "account-" + account, TODAY, FRESH);
        }
        assertThat(cookie).doesNotContain("account").hasSizeLessThan(400).matches("[0-9a-zA-Z._~-]+");
        assertThat(devices.deviceOf(cookie, "account-49", TODAY)).isPresent();
        assertThat(devices.deviceOf(cookie, "account-0", TODAY)).isEmpty();
    }

    @Test
    void loggingInAgainAddsNothing() {
        String cookie = devices.remember("", "one", TODAY.minusDays(3), FRESH);
        assertThat(devices.remember(cookie, "one", TODAY, FRESH)).hasSameSizeAs(cookie);
    }

    @Test
    void anotherKeyKnowsNobody() {
        String cookie = devices.remember("", "one", TODAY, FRESH);
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        assertThat(new KnownDevices(new HmacSm3(otherKey)::of).deviceOf(cookie, "one", TODAY))
                .isEmpty();
    }

    @Test
    void aCookieWithAnyCharacterChangedKnowsNobody() {
        String cookie = devices.remember("", "one", TODAY, FRESH);
        for (int place = 0; place < cookie.length(); place++) {
            char other = cookie.charAt(place) == '0' ? '1' : '0';
            String changed = cookie.substring(0, place) + other + cookie.substring(place + 1);
            boolean sameBits = place == cookie.length() - 1;
            if (!sameBits) {
                assertThat(devices.deviceOf(changed, "one", TODAY))
                        .as("character %s changed", place)
                        .isEmpty();
            }
        }
    }

    @Test
    void oneDevicesProofIsWorthNothingOnAnother() {
        String proof = devices.remember("", "one", TODAY, FRESH).substring(32);
        assertThat(devices.deviceOf("f".repeat(32) + proof, "one", TODAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "~",
                "0102030405060708090a0b0c0d0e0f10",
                "0102030405060708090a0b0c0d0e0f10.",
                "0102030405060708090a0b0c0d0e0f10.~",
                "0102030405060708090a0b0c0d0e0f10.999999999999~x",
                "0102030405060708090a0b0c0d0e0f10.-1~x"
            })
    void nonsenseKnowsNobodyAndIsReplaced(String cookie) {
        assertThat(devices.deviceOf(cookie, "one", TODAY)).isEmpty();
        assertThat(devices.deviceOf(devices.remember(cookie, "one", TODAY, FRESH), "one", TODAY))
                .isPresent();
    }

    @Test
    void randomTextNeverThrows() {
        Random random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(80); j > 0; j--) {
                text.append("0123456789abcdef.~-_\u4e00".charAt(random.nextInt(21)));
            }
            assertThat(devices.deviceOf(text.toString(), "one", TODAY)).isEmpty();
        }
    }
}
