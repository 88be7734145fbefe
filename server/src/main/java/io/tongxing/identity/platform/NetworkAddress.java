package io.tongxing.identity.platform;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Where a request comes from, as limits count it: one IPv4 address, or one IPv6 network of 64 bits.
 *
 * <p>A single household or rented server has 2<sup>64</sup> IPv6 addresses (RFC 4291 section 2.5.1); counting each by itself would count nothing.
 */
public record NetworkAddress(String network, String range) {
    /** What is written like an address needs no resolving; anything else must not reach a resolver. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*|(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

    /** Reads what the connection says; a text that is no address counts as itself. */
    public static NetworkAddress of(String text) {
        String bare = text.replaceFirst("%.*", "").replace("[", "").replace("]", "");
        if (!LITERAL.matcher(bare).matches()) {
            return new NetworkAddress(text, text);
        }
        try {
            InetAddress address = InetAddress.getByName(bare);
            byte[] bytes = address.getAddress();
            return address instanceof Inet4Address
                    ? new NetworkAddress(prefix(bytes, 4), prefix(bytes, 3))
                    : new NetworkAddress(prefix(bytes, 8), prefix(bytes, 6));
        } catch (UnknownHostException malformed) {
            return new NetworkAddress(text, text);
        }
    }

    private static String prefix(byte[] address, int kept) {
        byte[] network = Arrays.copyOf(Arrays.copyOf(address, kept), address.length);
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/" + kept * Byte.SIZE;
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException("an address has 4 or 16 bytes", wrongLength);
        }
    }
}
