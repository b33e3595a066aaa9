package throughline.notify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayOutputStream;

/** How the octets of a short message spell its words (3GPP TS 23.038). */
public enum Alphabet {
    /** The default alphabet of GSM, one octet for each septet. */
    GSM {
        @Override
        public String decode(byte[] octets) {
            return Gsm.decode(octets);
        }

        @Override
        public byte[] encode(String words) {
            return Gsm.encode(words);
        }
    },
    ASCII {
        @Override
        public String decode(byte[] octets) {
            return new String(octets, US_ASCII);
        }

        @Override
        public byte[] encode(String words) {
            return words.getBytes(US_ASCII);
        }
    },
    LATIN_1 {
        @Override
        public String decode(byte[] octets) {
            return new String(octets, ISO_8859_1);
        }

        @Override
        public byte[] encode(String words) {
            return words.getBytes(ISO_8859_1);
        }
    },
    UCS_2 {
        @Override
        public String decode(byte[] octets) {
            return new String(octets, UTF_16BE);
        }

        @Override
        public byte[] encode(String words) {
            return words.getBytes(UTF_16BE);
        }
    };

    public abstract String decode(byte[] octets);

    public abstract byte[] encode(String words);

    /** The one in which these words leave the house: that of GSM, unless one of its characters is missing there. */
    public static Alphabet of(String words) {
        return words.chars().allMatch(c -> Gsm.size(c) > 0) ? GSM : UCS_2;
    }

    /** Units that a character takes in this alphabet: septets of GSM, or units of UTF-16. */
    int size(int character) {
        return this == GSM ? Gsm.size(character) : Character.charCount(character);
    }

    /** The table of 23.038, §6.2.1. */
    private static final class Gsm {
        private static final int ESCAPE = 0x1B;
        /** In the order of their codes; the escape itself has none that can be seen. */
        private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
        /** Each is written as an escape and the code of the character below it. */
        private static final String EXTENDED = "\f^{}\\[~]|€";

        private static final int[] AFTER_ESCAPE = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

        /** Nought for what cannot be written. */
        static int size(int character) {
            return EXTENDED.indexOf(character) >= 0 ? 2 : character != ESCAPE && BASIC.indexOf(character) >= 0 ? 1 : 0;
        }

        static byte[] encode(String words) {
            var octets = new ByteArrayOutputStream(words.length());
            words.chars().forEach(character -> {
                int extended = EXTENDED.indexOf(character);
                if (extended >= 0) {
                    octets.write(ESCAPE);
                    octets.write(AFTER_ESCAPE[extended]);
                } else {
                    octets.write(Math.max(0, BASIC.indexOf(character)));
                }
            });
            return octets.toByteArray();
        }

        /** An escape before what it does not change is a blank (§6.2.1.1); an octet that is no septet cannot be read. */
        static String decode(byte[] octets) {
            var words = new StringBuilder(octets.length);
            boolean escaped = false;
            for (var octet : octets) {
                int code = octet & 0xFF;
                if (code == ESCAPE && !escaped) {
                    escaped = true;
                    continue;
                }
                words.append(code > 0x7F ? '\uFFFD' : escaped ? extended(code) : BASIC.charAt(code));
                escaped = false;
            }
            return words.toString();
        }

        private static char extended(int code) {
            for (int at = 0; at < AFTER_ESCAPE.length; at++) {
                if (AFTER_ESCAPE[at] == code) {
                    return EXTENDED.charAt(at);
                }
            }
            return code == ESCAPE ? ' ' : BASIC.charAt(code);
        }
    }
}
