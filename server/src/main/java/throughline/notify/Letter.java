package throughline.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text, page or mail that somebody wants to send.
 *
 * @param to E.164; the number of a pager; the address of a mail
 * @param language of the words, as an IETF tag such as {@code sv}
 * @param key names the reason, such as {@code offer-…}: the same key twice is one text
 * @param due not before this; null for at once
 * @param bestBefore not after this, because it would be wrong by then; null when it never is
 * @param about null for a text that belongs to no order and no request
 * @param urgent goes whatever the budget of its gateway says
 * @param causedOutside whoever rings us can cause it, so that only so many go to numbers with the same beginning; never an offer
 */
public record Letter(
        String to,
        String language,
        String words,
        String key,
        @Nullable Instant due,
        @Nullable Instant bestBefore,
        @Nullable About about,
        Via via,
        boolean urgent,
        boolean causedOutside) {
    private static final int LONGEST = 1_600;

    public Letter {
        words = clean(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("The text %s has no words.".formatted(key));
        }
    }

    /** To be sent at once, however late that will be. */
    public Letter(String to, String language, String words, String key) {
        this(to, language, words, key, null, null, null, new Via.Text(), false, false);
    }

    public Letter dueAt(Instant due) {
        return new Letter(to, language, words, key, due, bestBefore, about, via, urgent, causedOutside);
    }

    public Letter bestBefore(Instant end) {
        return new Letter(to, language, words, key, due, end, about, via, urgent, causedOutside);
    }

    public Letter about(About subject) {
        return new Letter(to, language, words, key, due, bestBefore, subject, via, urgent, causedOutside);
    }

    public Letter by(Via way) {
        return new Letter(to, language, words, key, due, bestBefore, about, way, urgent, causedOutside);
    }

    public Letter urgent(boolean is) {
        return new Letter(to, language, words, key, due, bestBefore, about, via, is, causedOutside);
    }

    public Letter causedOutside(boolean is) {
        return new Letter(to, language, words, key, due, bestBefore, about, via, urgent, is);
    }

    /** Names from forms are in it: nothing in them hides its direction, and none is so long that the act behind the text fails. */
    private static String clean(String words) {
        var clean = words.replaceAll("[\\p{Cntrl}&&[^\n]]", " ")
                .replaceAll("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "")
                .strip();
        if (clean.length() <= LONGEST) {
            return clean;
        }
        int end = LONGEST - 3;
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end)
                        .strip() + "...";
    }
}
