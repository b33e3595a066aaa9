package throughline.request;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Text as it is compared: without marks, case and punctuation, so that {@code dorren stanger} finds {@code dörren stänger}. */
final class Folded {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Without "'s" and "n't": {@code won't} and {@code wont} are the same. */
    private static final Pattern APOSTROPHES = Pattern.compile("['’`]");

    private Folded() {}

    static String text(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return NOT_A_WORD
                .matcher(APOSTROPHES.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    static List<String> words(String text) {
        var folded = text(text);
        return folded.isEmpty() ? List.of() : Arrays.asList(folded.split(" "));
    }

    /** Written without blanks between words, as Chinese is. */
    static boolean isHan(String word) {
        return word.codePoints().anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
    }

    /** The three-letter pieces of a word, with its edges, as PostgreSQL's pg_trgm cuts them. */
    static Set<String> trigrams(String word) {
        var padded = "  " + word + " ";
        var pieces = new HashSet<String>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            pieces.add(padded.substring(i, i + 3));
        }
        return pieces;
    }

    /** From 0 (nothing in common) to 1 (the same pieces). */
    static double likeness(Set<String> one, Set<String> other) {
        var smaller = one.size() < other.size() ? one : other;
        var larger = smaller == one ? other : one;
        long shared = smaller.stream().filter(larger::contains).count();
        return (double) shared / (one.size() + other.size() - shared);
    }

    /** How many letters were missed, added, mistaken or swapped; more than {@code most} is not counted further. */
    static int slips(String typed, String word, int most) {
        if (Math.abs(typed.length() - word.length()) > most) {
            return most + 1;
        }
        var before = new int[word.length() + 1];
        var last = new int[word.length() + 1];
        for (int j = 0; j <= word.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= typed.length(); i++) {
            var now = new int[word.length() + 1];
            now[0] = i;
            for (int j = 1; j <= word.length(); j++) {
                char one = typed.charAt(i - 1);
                char other = word.charAt(j - 1);
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + (one == other ? 0 : 1));
                boolean swapped = i > 1 && j > 1 && one == word.charAt(j - 2) && typed.charAt(i - 2) == other;
                if (swapped) {
                    now[j] = Math.min(now[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = now;
        }
        return last[word.length()];
    }
}
