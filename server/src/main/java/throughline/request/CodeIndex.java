package throughline.request;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds problem codes by what somebody types: code, name, or the words that callers use, in the reader's language and in English,
 * words in any order, the last one perhaps unfinished, small slips forgiven. All codes are in memory, cut into words once.
 */
final class CodeIndex {
    private static final double ENOUGH = 0.4;
    private static final double SUPPORTING = 0.8;
    private static final double FOUND = 0.75;
    private static final double SLIPPED = 0.7;

    private final Map<String, ProblemCode> codes;
    private final Map<String, Map<String, Entry>> entries = new HashMap<>();

    CodeIndex(Collection<ProblemCode> all) {
        codes = new TreeMap<>();
        all.forEach(code -> codes.put(code.code(), code));
        var languages = new java.util.TreeSet<>(Set.of("en"));
        all.forEach(code -> languages.addAll(code.words().keySet()));
        for (var language : languages) {
            var cut = new LinkedHashMap<String, Entry>();
            codes.values().forEach(code -> cut.put(code.code(), Entry.of(code, language)));
            entries.put(language, cut);
        }
    }

    @Nullable
    ProblemCode get(String code) {
        return codes.get(code);
    }

    Collection<ProblemCode> all() {
        return codes.values();
    }

    /**
     * The best first: the code itself; words that were found before guesses; then what this unit had most, then what all units had
     * most, then likeness.
     *
     * @param category null for all
     * @param usedHere how often each code was used at the unit in question
     * @param used how often everywhere
     */
    List<ProblemCode> find(
            String typed,
            String language,
            @Nullable String category,
            Map<String, Integer> usedHere,
            Map<String, Integer> used,
            int most) {
        var words = Folded.words(typed).stream().limit(8).toList();
        var asCode = Folded.text(typed).replace(" ", "");
        var cut = entries.getOrDefault(language, entries.getOrDefault("en", Map.of()));
        return cut.values().stream()
                .filter(entry -> category == null || entry.code().category().equals(category))
                .map(entry -> new Found(entry.code(), entry.isCode(asCode), entry.likeness(words, asCode)))
                .filter(found -> found.likeness() > 0)
                .sorted(comparing((Found found) -> !found.exact())
                        .thenComparing(found -> found.likeness() < FOUND)
                        .thenComparing(comparingInt((Found found) -> usedHere.getOrDefault(found.id(), 0))
                                .reversed())
                        .thenComparing(comparingInt((Found found) -> used.getOrDefault(found.id(), 0))
                                .reversed())
                        .thenComparing(comparingDouble(Found::likeness).reversed())
                        .thenComparing(Found::id))
                .limit(most)
                .map(Found::code)
                .toList();
    }

    private record Found(ProblemCode code, boolean exact, double likeness) {
        String id() {
            return code.code();
        }
    }

    /** @param heavy words of name and code; a word found there counts more than one among the synonyms */
    private record Entry(
            ProblemCode code,
            String bare,
            Map<String, Set<String>> heavy,
            Map<String, Set<String>> light,
            String whole) {
        static Entry of(ProblemCode code, String language) {
            var said = code.in(language);
            var english = code.in("en");
            var names = Stream.of(said.name(), english.name());
            var rest = Stream.concat(
                    Stream.of(said.detail(), english.detail()),
                    Stream.concat(said.synonyms().stream(), english.synonyms().stream()));
            var heavy = cut(names);
            var light = cut(rest);
            var whole = Stream.concat(Stream.of(said.name(), said.detail()), said.synonyms().stream())
                    .map(text -> Folded.text(text).replace(" ", ""))
                    .reduce("", (one, other) -> one + "\n" + other);
            return new Entry(code, Folded.text(code.code()).replace(" ", ""), heavy, light, whole);
        }

        private static Map<String, Set<String>> cut(Stream<String> texts) {
            var words = new HashMap<String, Set<String>>();
            texts.flatMap(text -> Folded.words(text).stream())
                    .forEach(word -> words.computeIfAbsent(word, Folded::trigrams));
            return words;
        }

        boolean isCode(String asCode) {
            return bare.equals(asCode);
        }

        /** From 0, one of the words is not here at all, to 1. */
        double likeness(List<String> words, String asCode) {
            if (words.isEmpty()) {
                return 1;
            }
            if (asCode.length() > 0 && bare.startsWith(asCode)) {
                return 1;
            }
            double sum = 0;
            for (int i = 0; i < words.size(); i++) {
                var likeness = likeness(words.get(i), i == words.size() - 1);
                if (likeness < ENOUGH) {
                    return 0;
                }
                sum += likeness;
            }
            return sum / words.size();
        }

        private double likeness(String word, boolean unfinished) {
            if (Folded.isHan(word)) {
                return han(word);
            }
            var pieces = Folded.trigrams(word);
            return Math.max(best(heavy, word, pieces, unfinished), SUPPORTING * best(light, word, pieces, unfinished));
        }

        private static double best(
                Map<String, Set<String>> words, String word, Set<String> pieces, boolean unfinished) {
            if (words.containsKey(word)) {
                return 1;
            }
            double best = 0;
            for (var each : words.entrySet()) {
                boolean begins = unfinished && each.getKey().startsWith(word);
                best = Math.max(best, begins ? 0.95 : slip(word, each.getKey(), pieces, each.getValue()));
            }
            return best;
        }

        /** The shortest words forgive nothing; one slip of the fingers is forgiven in longer ones, two in long ones. */
        private static double slip(String typed, String word, Set<String> pieces, Set<String> others) {
            if (typed.length() < 3 || word.length() < 4) {
                return 0;
            }
            int forgiven = typed.length() < 8 ? 1 : 2;
            return Folded.slips(typed, word, forgiven) <= forgiven ? SLIPPED : Folded.likeness(pieces, others);
        }

        /** Any piece of the text; else the share of its neighbouring pairs that occur. */
        private double han(String word) {
            if (whole.contains(word)) {
                return 1;
            }
            int pairs = word.length() - 1;
            long found = java.util.stream.IntStream.range(0, Math.max(0, pairs))
                    .filter(i -> whole.contains(word.substring(i, i + 2)))
                    .count();
            return pairs < 2 ? 0 : SUPPORTING * found / pairs;
        }
    }
}
