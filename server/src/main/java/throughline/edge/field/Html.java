package throughline.edge.field;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a page. Everything that is put into a template is escaped, unless it is a piece itself. */
record Html(String markup) {
    static final Html NOTHING = new Html("");
    private static final char NO_CHARACTER = '\uFFFD';

    /** @param template markup of our own, with {@code {}} where the values stand, in their order */
    static Html of(String template, @Nullable Object... values) {
        var page = new StringBuilder(template.length() + 64);
        int from = 0;
        for (var value : values) {
            int place = template.indexOf("{}", from);
            if (place < 0) {
                throw new IllegalArgumentException("more values than places: " + template);
            }
            page.append(template, from, place);
            if (value instanceof Html piece) {
                page.append(piece.markup);
            } else {
                escape(String.valueOf(value), page);
            }
            from = place + 2;
        }
        if (template.indexOf("{}", from) >= 0) {
            throw new IllegalArgumentException("more places than values: " + template);
        }
        return new Html(page.append(template, from, template.length()).toString());
    }

    static Html all(Collection<Html> pieces) {
        var page = new StringBuilder();
        pieces.forEach(piece -> page.append(piece.markup));
        return new Html(page.toString());
    }

    static Html all(Html... pieces) {
        return all(List.of(pieces));
    }

    boolean isEmpty() {
        return markup.isEmpty();
    }

    /** Control characters must not stand in a page, not even escaped (HTML, section 13.2.3.5). */
    private static void escape(String text, StringBuilder page) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                case '\n', '\r', '\t' -> page.append(each);
                default -> page.append(Character.isISOControl(each) ? NO_CHARACTER : each);
            }
        }
    }
}
