package throughline.dispatch;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An offer that is asked in a letter: a text, a page or a mail. It is the letter's key, so that one is sent once over each channel and
 * what became of the letter is news of the offer.
 */
record Question(UUID offer, String channel) {
    private static final Pattern KEY =
            Pattern.compile("offer-(?:(%s|%s)-)?([0-9a-f-]{36})".formatted(Way.PAGER, Way.MAIL));

    static String key(UUID offer, String channel) {
        return channel.equals(Way.TEXT) ? "offer-" + offer : "offer-%s-%s".formatted(channel, offer);
    }

    /** @return null for every other letter */
    static @Nullable Question of(String key) {
        var match = KEY.matcher(key);
        return match.matches()
                ? new Question(UUID.fromString(match.group(2)), match.group(1) == null ? Way.TEXT : match.group(1))
                : null;
    }
}
