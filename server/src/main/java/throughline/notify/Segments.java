package throughline.notify;

/**
 * How many short messages a text costs (3GPP TS 23.038 and 23.040). One that fits the GSM alphabet has 160 septets, or 153 in each
 * part of a longer one; any other has 70 units of UTF-16, or 67. A character is never cut in two.
 */
final class Segments {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /** Each is written as two septets. */
    private static final String EXTENDED = "\f^{}\\[~]|€";

    private Segments() {}

    static int of(String words) {
        return isGsm(words) ? parts(words, 160, 153, true) : parts(words, 70, 67, false);
    }

    static boolean isGsm(String words) {
        return words.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
    }

    private static int parts(String words, int alone, int each, boolean gsm) {
        int total = 0;
        int parts = 1;
        int inThisPart = 0;
        for (var characters = words.codePoints().iterator(); characters.hasNext(); ) {
            int character = characters.nextInt();
            int size = gsm ? (EXTENDED.indexOf(character) >= 0 ? 2 : 1) : Character.charCount(character);
            total += size;
            inThisPart += size;
            if (inThisPart > each) {
                parts++;
                inThisPart = size;
            }
        }
        return total <= alone ? 1 : parts;
    }
}
