package throughline.sheet;

import java.util.List;

/** What a cell holds, to be quoted: a part of it is enough, and nothing in it hides or turns what stands around it. */
final class Harmless {
    private static final int LONGEST = 200;
    private static final int INSTEAD = 0xFFFD;

    private Harmless() {}

    static String text(String text) {
        var shown = text.codePoints()
                .limit(LONGEST)
                .map(letter -> isVisible(letter) ? letter : INSTEAD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return text.codePointCount(0, text.length()) > LONGEST
                ? shown.append('…').toString()
                : shown.toString();
    }

    static List<String> texts(List<String> texts) {
        return texts.stream().map(Harmless::text).toList();
    }

    private static boolean isVisible(int letter) {
        if (letter == '\n') {
            return true;
        }
        return switch (Character.getType(letter)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
            default -> true;
        };
    }
}
