package io.tongxing.identity.subject;

import io.tongxing.identity.platform.BlindIndex;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Knows a device on which an account logged in before, by what that device keeps in a cookie: its random id and, per account, a day with an
 * HMAC-SM3 over account, device and day.
 *
 * <p>Wrong passwords from such a device are counted on it alone, so that a stranger who guesses does not keep the owner out. The cookie names no
 * account and opens none: without the password it is worth a wait of one's own. Several accounts may share a device, as families do.
 */
public final class KnownDevices {
    /** How long a device is known after the last login on it. */
    public static final int DAYS = 365;

    /** More than a family; a longer cookie would be somebody's experiment. */
    private static final int MOST_ACCOUNTS = 8;

    private static final int DEVICE_BYTES = 16;
    private static final int PROOF_BYTES = 16;
    private static final Pattern DEVICE = Pattern.compile("[0-9a-f]{" + 2 * DEVICE_BYTES + "}");
    private static final int LONGEST = 1_000;

    private final BlindIndex keyed;

    public KnownDevices(BlindIndex keyed) {
        this.keyed = keyed;
    }

    /** One account's entry in a cookie. */
    private record Entry(LocalDate day, String proof) {}

    private record Cookie(String device, List<Entry> entries) {}

    /** The id of the device, if the account logged in on it within the last year. */
    public Optional<String> deviceOf(String cookie, String account, LocalDate today) {
        return read(cookie)
                .filter(known ->
                        known.entries().stream().anyMatch(entry -> isOf(entry, known.device(), account, today)))
                .map(Cookie::device);
    }

    /**
     * The cookie for a device on which the account has just logged in.
     *
     * @param fresh random bytes for a device that has no cookie yet
     */
    public String remember(String cookie, String account, LocalDate today, byte[] fresh) {
        Optional<Cookie> before = read(cookie);
        String device = before.map(Cookie::device).orElse(HexFormat.of().formatHex(fresh, 0, DEVICE_BYTES));
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(today, proof(account, device, today)));
        before.stream()
                .flatMap(known -> known.entries().stream())
                .filter(entry -> !isOf(entry, device, account, today))
                .limit(MOST_ACCOUNTS - 1)
                .forEach(entries::add);
        StringBuilder text = new StringBuilder(device);
        entries.forEach(entry ->
                text.append('.').append(entry.day().toEpochDay()).append('~').append(entry.proof()));
        return text.toString();
    }

    private boolean isOf(Entry entry, String device, String account, LocalDate today) {
        boolean inTime =
                !entry.day().isAfter(today) && entry.day().plusDays(DAYS).isAfter(today);
        byte[] right = proof(account, device, entry.day()).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return inTime
                && MessageDigest.isEqual(right, entry.proof().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private String proof(String account, String device, LocalDate day) {
        byte[] hash = keyed.of("known-device", account + "|" + device + "|" + day.toEpochDay());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(hash, PROOF_BYTES));
    }

    private static Optional<Cookie> read(String text) {
        String[] parts = text.split("\\.", -1);
        if (text.length() > LONGEST
                || parts.length > MOST_ACCOUNTS + 1
                || !DEVICE.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            String[] entry = parts[i].split("~", -1);
            if (entry.length == 2 && entry[0].matches("[0-9]{1,6}")) {
                entries.add(new Entry(LocalDate.ofEpochDay(Integer.parseInt(entry[0])), entry[1]));
            }
        }
        return Optional.of(new Cookie(parts[0], entries));
    }
}
