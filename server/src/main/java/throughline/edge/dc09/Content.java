package throughline.edge.dc09;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * What a frame says, when it could be opened.
 *
 * <pre>
 *  #00012345|1140 01 001][H02:00:11,11-21-2026][Ilift 2]_02:00:13,11-21-2026
 *  data                  extended, a letter and its text  when it was sent, in UTC
 * </pre>
 *
 * Of what is extended, {@code H} is when it happened and {@code I} is text for people; the others change nothing of what is said.
 *
 * @param extended with its brackets
 * @param sent empty when it says no time
 */
record Content(String data, String extended, String sent) {
    private static final Pattern PARTS = Pattern.compile("([^\\[\\]]*)]((?:\\[[^\\[\\]]*])*)(?:_([^\\[\\]]*))?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss,MM-dd-uuuu").withResolverStyle(ResolverStyle.STRICT);

    /** @return null when it has not this form */
    static @Nullable Content read(String rest) {
        var parts = PARTS.matcher(legible(people(rest)));
        return parts.matches()
                ? new Content(parts.group(1), parts.group(2), parts.group(3) == null ? "" : parts.group(3))
                : null;
    }

    /** @return null when it was sealed with another key */
    static @Nullable Content open(String rest, SecretKey key) {
        var opened = Cbc.open(rest, key);
        return opened == null ? null : read(opened);
    }

    /** No database keeps a zero in a text, and no screen shows the others. */
    static String legible(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** The standard knows ASCII only; what devices put into texts beyond it is mostly UTF-8. */
    private static String people(String bytes) {
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException latin) {
            return bytes;
        }
    }

    static String written(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    boolean saysNoTime() {
        return sent.isEmpty();
    }

    /** Whether it was sent about now. */
    boolean isSentBetween(Instant now, Duration behind, Duration ahead) {
        var at = time(sent);
        return at != null && !at.isBefore(now.minus(behind)) && !at.isAfter(now.plus(ahead));
    }

    /** By the device's clock; null when it says no time that is one. */
    @Nullable
    Instant happenedAt() {
        var said = time(extended('H'));
        return said == null ? time(sent) : said;
    }

    /** Empty when there is none. */
    String extended(char letter) {
        int at = extended.indexOf("[" + letter);
        return at < 0 ? "" : extended.substring(at + 2, extended.indexOf(']', at));
    }

    /** As it came, without what fills an encrypted one. */
    String text() {
        return data + ']' + extended + (sent.isEmpty() ? "" : '_' + sent);
    }

    private static @Nullable Instant time(String text) {
        try {
            return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
