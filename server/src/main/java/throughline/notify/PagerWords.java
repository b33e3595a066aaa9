package throughline.notify;

import java.text.Normalizer;
import java.util.Map;

/**
 * Words as a pager shows them: on one line, in the letters of ASCII, and no more of them than it has room for. What is too long loses
 * its end at a word; what comes last, such as the address at which a page is answered, is never cut.
 */
public final class PagerWords {
    private static final String CUT = "...";

    /** Letters that are none with a mark on it. */
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "æ", "ae", "Æ", "Ae", "ø", "o", "Ø", "O", "đ", "d", "ł", "l", "Ł", "L", "þ", "th");

    private PagerWords() {}

    /** @param longest characters in all; the last words may go beyond it when they alone are longer */
    public static String fit(String words, String last, int longest) {
        var end = plain(last);
        var begin = plain(words);
        int room = longest - (end.isEmpty() ? 0 : end.length() + 1);
        if (begin.length() > room) {
            begin = cut(begin, room);
        }
        return (begin + " " + end).strip();
    }

    /** Whether people can still read these words on a pager: a language of other letters cannot be. */
    public static boolean canShow(String words) {
        return questionMarks(plain(words)) == questionMarks(words);
    }

    private static long questionMarks(String words) {
        return words.chars().filter(character -> character == '?').count();
    }

    static String plain(String words) {
        var plain = words;
        for (var letter : LETTERS.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[‘’‚]", "'")
                .replaceAll("[“”„]", "\"")
                .replaceAll("[‐-―]", "-")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replaceAll("[^ -~]+", "?")
                .strip();
    }

    private static String cut(String words, int room) {
        if (room <= CUT.length()) {
            return "";
        }
        var head = words.substring(0, room - CUT.length());
        int word = words.charAt(head.length()) == ' ' ? head.length() : head.lastIndexOf(' ');
        return (word > 0 ? head.substring(0, word) : head).strip() + CUT;
    }
}
