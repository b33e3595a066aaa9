package throughline.audit;

import static throughline.audit.db.Tables.ENTRY;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did something.
 *
 * @param id of a change: that of its event
 * @param tx the database's number of the transaction
 * @param nature person, token, console, stranger or program
 * @param who a person's id or a token's name; null for the others
 * @param roles that whoever did it had then, with commas between them
 * @param act such as {@code saw}
 * @param kind of what it was done to, such as {@code unit}
 * @param subject id of what it was done to
 * @param deed of a change: the kind of its event
 * @param reason a word, where there is one
 * @param way by which address, without its values
 */
record Entry(
        UUID id,
        Instant at,
        long tx,
        String nature,
        @Nullable String who,
        String roles,
        String act,
        String kind,
        @Nullable String subject,
        @Nullable String deed,
        @Nullable String reason,
        @Nullable String way) {

    static final List<Field<?>> FIELDS = List.of(
            ENTRY.ID,
            ENTRY.AT,
            ENTRY.TX,
            ENTRY.NATURE,
            ENTRY.WHO,
            ENTRY.ROLES,
            ENTRY.ACT,
            ENTRY.KIND,
            ENTRY.SUBJECT,
            ENTRY.DEED,
            ENTRY.REASON,
            ENTRY.WAY);

    static Entry of(Record row) {
        return new Entry(
                row.get(ENTRY.ID),
                row.get(ENTRY.AT).toInstant(),
                row.get(ENTRY.TX),
                row.get(ENTRY.NATURE),
                row.get(ENTRY.WHO),
                row.get(ENTRY.ROLES),
                row.get(ENTRY.ACT),
                row.get(ENTRY.KIND),
                row.get(ENTRY.SUBJECT),
                row.get(ENTRY.DEED),
                row.get(ENTRY.REASON),
                row.get(ENTRY.WAY));
    }
}
