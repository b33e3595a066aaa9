package throughline.edge.dc09;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.alarm.FrameFault;

/**
 * One frame, as far as everybody can read it.
 *
 * <pre>
 *  CRC  0LLL "TOKEN" SEQ  [Rrcvr] Lprefix #account [data][extended…]_HH:MM:SS,MM-DD-YYYY
 *  F4D2 0029 "SIA-DCS"0001 RF3    L77     #1234    [#1234|NRR|Atest]                        (the blanks are not there)
 *  │    │     │       │    │      │       └── 3 to 16 hexadecimal digits: how the device calls itself
 *  │    │     │       │    └──────┴── receiver and line, 1 to 6 hexadecimal digits each; given back as they came
 *  │    │     │       └── 4 digits, the same when the same is said again
 *  │    │     └── SIA-DCS, ADM-CID or NULL, with * before it when all behind the first [ is encrypted; ACK, NAK, DUH and RSP are answers
 *  │    └── how many characters from the first " to the end
 *  └── {@link Crc} over these
 * </pre>
 *
 * The length is not believed: where the CRC is right the frame is whole, and devices have been seen that write it in decimal or count
 * something else.
 *
 * @param sealed it came encrypted
 * @param head from the sequence to the account, as it came, for the answer
 * @param account in capitals; null when it came without one
 * @param rest everything behind the first bracket
 */
record Frame(
        boolean sealed,
        String token,
        String sequence,
        String head,
        @Nullable String account,
        String rest) {
    private static final int FIRST_QUOTE = 8;
    private static final String DIGITS = "[0-9A-Fa-f]";
    private static final Pattern BEGINNING = Pattern.compile(DIGITS + "{8}\"");
    private static final Pattern FRAME = Pattern.compile(
            "\"(\\*?)([A-Z0-9-]{1,16})\"(([0-9]{4})(?:R#{1,6})?(?:L#{1,6})?(?:A0|\\u0023(#{3,16}))?)\\[(.*)"
                    .replace("#", DIGITS),
            Pattern.DOTALL);

    /**
     * @param text between LF and CR
     * @throws Unreadable when it is not one, or not as it was sent
     */
    static Frame read(byte[] text) throws Unreadable {
        var all = new String(text, ISO_8859_1);
        if (!BEGINNING.matcher(all).lookingAt()) {
            throw new Unreadable(FrameFault.MALFORMED);
        }
        if (Integer.parseInt(all.substring(0, 4), 16) != Crc.of(text, FIRST_QUOTE, text.length)) {
            throw new Unreadable(FrameFault.CHECKSUM);
        }
        var parts = FRAME.matcher(all).region(FIRST_QUOTE, all.length());
        if (!parts.matches()) {
            throw new Unreadable(FrameFault.MALFORMED);
        }
        var account = parts.group(5);
        return new Frame(
                !parts.group(1).isEmpty(),
                parts.group(2),
                parts.group(4),
                parts.group(3),
                account == null ? null : account.toUpperCase(Locale.ROOT),
                parts.group(6));
    }

    /** One that goes out, with everything around it. */
    static byte[] written(String body) {
        var bytes = body.getBytes(ISO_8859_1);
        return "\n%04X%04X%s\r"
                .formatted(Crc.of(bytes, 0, bytes.length), bytes.length, body)
                .getBytes(ISO_8859_1);
    }

    /** Said by a receiver; whoever answered it would talk with another receiver for ever. */
    boolean isAnswer() {
        return Arrays.asList("ACK", "NAK", "DUH", "RSP").contains(token);
    }
}
