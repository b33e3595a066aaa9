package throughline.finder;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a text becomes words, the same for what is kept and for what is typed: {@code Sölvändan} and {@code SOLVANDAN} are one word,
 * {@code 80B} is also {@code 80}. Chinese has no spaces, so each character and each pair of neighbours is a word.
 */
final class Words {
    /** Counts up when texts are read differently or more of a thing is told, so that all entries are written again. */
    static final int READING = 4;

    private static final int LONGEST = 40;
    private static final int MOST_TYPED = 8;
    private static final int LONGEST_QUESTION = 200;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_IN_LABELS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Letters that no decomposition leads back to the plain alphabet. */
    private static final Map<Integer, String> PLAIN = Map.of(
            (int) 'ø', "o", (int) 'đ', "d", (int) 'ł', "l", (int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe",
            (int) 'þ', "th", (int) 'ð', "d", (int) 'ı', "i");

    /**
     * A word as somebody typed it.
     *
     * @param open whether the word may go on; a house number of up to three digits does not, 8 is not 80
     * @param spelt whether it is made of letters and may contain a typing error
     */
    record Typed(String word, boolean open, boolean spelt) {
        /** A Chinese pair as its two characters; any other word as it is. */
        Stream<Typed> apart() {
            return isHan(word.codePointAt(0))
                    ? characters(word).stream().map(one -> new Typed(one, false, false))
                    : Stream.of(this);
        }
    }

    private Words() {}

    /** The different words of a text that is kept; the set may be added to. */
    static Set<String> of(String text) {
        var words = new LinkedHashSet<String>();
        for (var run : runs(fold(text))) {
            if (isHan(run.codePointAt(0))) {
                words.addAll(characters(run));
                words.addAll(pairs(run));
            } else {
                words.add(cut(run));
                words.addAll(parts(run));
            }
        }
        return words;
    }

    /** The first eight words of a question. */
    static List<Typed> typed(String question) {
        var start = question.substring(0, Math.min(question.length(), LONGEST_QUESTION));
        var typed = new LinkedHashSet<Typed>();
        for (var run : runs(fold(start))) {
            if (isHan(run.codePointAt(0))) {
                var pairs = pairs(run);
                (pairs.isEmpty() ? characters(run) : pairs).forEach(word -> typed.add(new Typed(word, false, false)));
            } else {
                boolean spelt = run.chars().noneMatch(Character::isDigit);
                boolean houseNumber = run.length() <= 3 && run.chars().allMatch(Character::isDigit);
                typed.add(new Typed(cut(run), !houseNumber, spelt));
            }
        }
        return typed.stream().limit(MOST_TYPED).toList();
    }

    /** A number in its shortest form: {@code wo-48 211} is {@code WO48211}. */
    static String label(String number) {
        var plain = NOT_IN_LABELS.matcher(fold(number)).replaceAll("").toUpperCase(Locale.ROOT);
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }

    /** Lower case, without marks, in plain Latin letters where there are such. */
    static String fold(String text) {
        var bare = MARKS.matcher(Normalizer.normalize(text, Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        if (bare.chars().allMatch(letter -> letter < 0x80)) {
            return bare;
        }
        var folded = new StringBuilder(bare.length());
        bare.codePoints().forEach(letter -> {
            var plain = PLAIN.get(letter);
            if (plain == null) {
                folded.appendCodePoint(letter);
            } else {
                folded.append(plain);
            }
        });
        return folded.toString();
    }

    /** Letters and digits that stand together; Chinese apart from Latin. What cannot be seen, such as a mark of direction, parts nothing. */
    static List<String> runs(String text) {
        var runs = new ArrayList<String>();
        var run = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            i += Character.charCount(letter);
            if (Character.getType(letter) == Character.FORMAT) {
                continue;
            }
            boolean counts = Character.isLetterOrDigit(letter);
            boolean goesOn = counts && !run.isEmpty() && isHan(run.codePointAt(0)) == isHan(letter);
            if (!goesOn && !run.isEmpty()) {
                runs.add(run.toString());
                run.setLength(0);
            }
            if (counts) {
                run.appendCodePoint(letter);
            }
        }
        if (!run.isEmpty()) {
            runs.add(run.toString());
        }
        return runs;
    }

    private static boolean isHan(int letter) {
        return UnicodeScript.of(letter) == UnicodeScript.HAN;
    }

    private static List<String> characters(String run) {
        return run.codePoints().mapToObj(Character::toString).toList();
    }

    private static List<String> pairs(String run) {
        var letters = run.codePoints().toArray();
        var pairs = new ArrayList<String>();
        for (int i = 1; i < letters.length; i++) {
            pairs.add(new String(letters, i - 1, 2));
        }
        return pairs;
    }

    /** {@code 80b} is found by {@code 80} too, and {@code 00412} by {@code 412}, as people say it. */
    private static List<String> parts(String run) {
        int digits = 0;
        while (digits < run.length() && Character.isDigit(run.charAt(digits))) {
            digits++;
        }
        if (digits == run.length() && run.startsWith("0")) {
            var said = run.replaceFirst("^0+", "");
            return said.isEmpty() ? List.of() : List.of(cut(said));
        }
        return digits == 0 || digits == run.length() ? List.of() : List.of(cut(run.substring(0, digits)));
    }

    private static String cut(String word) {
        return word.length() <= LONGEST
                ? word
                : word.substring(
                        0, word.offsetByCodePoints(0, Math.min(LONGEST, word.codePointCount(0, word.length()))));
    }
}
