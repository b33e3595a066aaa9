package throughline.finder;

/** How far a typed word is from one that exists: letters changed, missing, too many, or two of them swapped. */
final class Slips {
    private static final int SHORT = 4;
    private static final int LONG = 8;

    private Slips() {}

    /** One slip from four letters on, two from eight; whoever has not typed to the end may have meant a longer word. */
    static boolean likely(String typed, String word) {
        int allowed = typed.length() < SHORT ? 0 : typed.length() < LONG ? 1 : 2;
        return allowed > 0 && fromBeginning(typed, word, allowed) <= allowed;
    }

    /** The fewest slips between what was typed and any beginning of the word; stops counting beyond {@code allowed}. */
    private static int fromBeginning(String typed, String word, int allowed) {
        int width = Math.min(word.length(), typed.length() + allowed);
        var beforeLast = new int[width + 1];
        var last = new int[width + 1];
        var row = new int[width + 1];
        for (int j = 0; j <= width; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= typed.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= width; j++) {
                int same = typed.charAt(i - 1) == word.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(last[j - 1] + same, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && typed.charAt(i - 1) == word.charAt(j - 2)
                        && typed.charAt(i - 2) == word.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        int fewest = allowed + 1;
        for (int j = Math.max(0, typed.length() - allowed); j <= width; j++) {
            fewest = Math.min(fewest, last[j]);
        }
        return fewest;
    }
}
