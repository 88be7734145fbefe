package io.tongxing.identity.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7/32, 203.0.113.0/24",
        "::ffff:203.0.113.7, 203.0.113.7/32, 203.0.113.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64, 2001:db8:1:0:0:0:0:0/48",
        "2001:db8:1:2::1, 2001:db8:1:2:0:0:0:0/64, 2001:db8:1:0:0:0:0:0/48",
        "[2001:db8:1:2::1], 2001:db8:1:2:0:0:0:0/64, 2001:db8:1:0:0:0:0:0/48",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:0/64, fe80:0:0:0:0:0:0:0/48"
    })
    void anAddressCountsAsItsNetwork(String text, String network, String range) {
        assertThat(NetworkAddress.of(text)).isEqualTo(new NetworkAddress(network, range));
    }

    @Test
    void allAddressesOfOneHouseholdAreOne() {
        assertThat(NetworkAddress.of("2001:db8:1:2::1")).isEqualTo(NetworkAddress.of("2001:db8:1:2:ffff::9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "proxy.example", "999.1.1.1", "1.2.3", "1.2.3.4.5", ":::", "12ab"})
    void whatIsNoAddressCountsAsItselfAndIsNeverResolved(String text) {
        assertThat(NetworkAddress.of(text)).isEqualTo(new NetworkAddress(text, text));
    }
}
