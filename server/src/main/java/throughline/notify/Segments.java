package throughline.notify;

import java.util.ArrayList;
import java.util.List;

/**
 * The short messages that a text takes (3GPP TS 23.038 and 23.040). One that fits the GSM alphabet has 160 septets, or 153 in each
 * part of a longer one; any other has 70 units of UTF-16, or 67. A character is never cut in two.
 */
public final class Segments {
    private Segments() {}

    static int of(String words) {
        return split(words).size();
    }

    /** The words of each part, in order; together they are the text. */
    public static List<String> split(String words) {
        var alphabet = Alphabet.of(words);
        boolean gsm = alphabet == Alphabet.GSM;
        int total = words.codePoints().map(alphabet::size).sum();
        return total <= (gsm ? 160 : 70) ? List.of(words) : parts(words, alphabet, gsm ? 153 : 67);
    }

    private static List<String> parts(String words, Alphabet alphabet, int each) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        int taken = 0;
        for (var characters = words.codePoints().iterator(); characters.hasNext(); ) {
            int character = characters.nextInt();
            int size = alphabet.size(character);
            if (taken + size > each) {
                parts.add(part.toString());
                part.setLength(0);
                taken = 0;
            }
            part.appendCodePoint(character);
            taken += size;
        }
        parts.add(part.toString());
        return parts;
    }
}
