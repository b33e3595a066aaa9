package throughline.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list somebody wants to see. Lists are read by key, so the thousandth page costs as much as the first.
 *
 * @param after the last item of the page before; null for the first page
 * @param limit 1 to 200 items
 * @param words each of them must be found, in any order; empty for everything
 */
public record Slice(@Nullable Cursor after, int limit, List<String> words) {
    /** The place of an item in a list: what the list is sorted by, and the id for those that are equal in it. */
    public record Cursor(String key, UUID id) {
        @Override
        public String toString() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString((id + key).getBytes(StandardCharsets.UTF_8));
        }

        private static final int ID_LENGTH = 36;

        public static Cursor inTime(Instant at, UUID id) {
            return new Cursor(at.toString(), id);
        }

        private Instant time() {
            try {
                return Instant.parse(key);
            } catch (DateTimeParseException _) {
                throw noSuchPage();
            }
        }

        private static Refused noSuchPage() {
            return new Refused(
                    "kernel.no-such-page", "This page of the list does not exist. Start again at the first page.");
        }

        static Cursor read(String opaque) {
            try {
                var text = new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.UTF_8);
                return new Cursor(text.substring(ID_LENGTH), UUID.fromString(text.substring(0, ID_LENGTH)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
                throw noSuchPage();
            }
        }
    }

    private static final int MOST = 200;
    private static final int MOST_WORDS = 8;

    /** @throws Refused {@code kernel.no-such-page} when {@code after} is no cursor that we gave out */
    public static Slice of(@Nullable String after, @Nullable Integer limit, @Nullable String q) {
        var cursor = after == null || after.isEmpty() ? null : Cursor.read(after);
        var words = q == null
                ? List.<String>of()
                : Arrays.stream(q.replace('\0', ' ').split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .limit(MOST_WORDS)
                        .toList();
        return new Slice(cursor, limit == null ? 50 : Math.clamp(limit, 1, MOST), words);
    }

    /** The first items of a list. */
    public static Slice first(int limit) {
        return new Slice(null, limit, List.of());
    }

    /** As much of the same list again. @param next of the page before this one; see {@link Page#next} */
    public Slice then(String next) {
        return new Slice(Cursor.read(next), limit, words);
    }

    /** True where the text holds each word, whatever its case; a trigram index on the column serves it. */
    public Condition found(Field<String> text) {
        return DSL.and(words.stream()
                .map(word -> text.likeIgnoreCase("%" + escaped(word) + "%", '\\'))
                .toList());
    }

    /** True for what comes after the cursor in a list sorted by {@code key} and {@code id}. */
    public Condition later(Field<String> key, Field<UUID> id) {
        return after == null ? DSL.noCondition() : DSL.row(key, id).gt(after.key(), after.id());
    }

    /** The same for a list in the order of time. */
    public Condition laterInTime(Field<OffsetDateTime> at, Field<UUID> id) {
        return after == null
                ? DSL.noCondition()
                : DSL.row(at, id).gt(after.time().atOffset(ZoneOffset.UTC), after.id());
    }

    /** The same for a list in the order of time, the latest first. */
    public Condition earlierInTime(Field<OffsetDateTime> at, Field<UUID> id) {
        return after == null
                ? DSL.noCondition()
                : DSL.row(at, id).lt(after.time().atOffset(ZoneOffset.UTC), after.id());
    }

    private static String escaped(String word) {
        return word.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
