package throughline.finder;

import java.util.List;

/** How texts are made equal that differ only in their writing. */
public final class Folded {
    private Folded() {}

    /** The words of a text in their order, in small letters without marks; Chinese that stands together is one word. */
    public static List<String> words(String text) {
        return Words.runs(Words.fold(text));
    }
}
