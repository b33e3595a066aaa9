package throughline.bill;

import static org.jooq.impl.DSL.row;
import static throughline.bill.db.Tables.LINE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import throughline.bill.db.tables.records.LineRecord;
import throughline.customer.PhoneNumbers;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;

/** The front door to what the carrier says that was called. A line is known by its number and when its call began. */
@Component
@Transactional
public class BillLines {
    private static final UUID THE_BILL = new UUID(0, 1);
    private static final int MOST_OF_A_DAY = 200_000;

    private final DSLContext database;
    private final PhoneNumbers numbers;
    private final EventLog events;
    private final ApplicationEventPublisher publisher;
    private final Ids ids;

    BillLines(
            DSLContext database, PhoneNumbers numbers, EventLog events, ApplicationEventPublisher publisher, Ids ids) {
        this.database = database;
        this.numbers = numbers;
        this.events = events;
        this.publisher = publisher;
        this.ids = ids;
    }

    /** How a line names itself, as it is written. */
    public record Key(String number, String startedAt) {}

    /** Those that are here already; what cannot be read is not. */
    @Transactional(readOnly = true)
    public Map<Key, BilledCall> kept(Collection<Key> keys) {
        var meant = new HashMap<Key, BilledCallForm.Kept>();
        for (var key : keys) {
            try {
                meant.put(key, new BilledCallForm(key.number, key.startedAt, "0", "0", null).read(numbers));
            } catch (Refused _) {
                continue;
            }
        }
        var found = database
                .selectFrom(LINE)
                .where(row(LINE.NUMBER, LINE.STARTED_AT)
                        .in(meant.values().stream()
                                .map(each -> row(each.number(), utc(each.startedAt())))
                                .toList()))
                .fetch(BillLines::call)
                .stream()
                .collect(Collectors.toMap(call -> List.of(call.number(), call.startedAt()), call -> call));
        var kept = new HashMap<Key, BilledCall>();
        meant.forEach((key, each) -> {
            var call = found.get(List.of(each.number(), each.startedAt()));
            if (call != null) {
                kept.put(key, call);
            }
        });
        return kept;
    }

    /** What would be kept of a line; two that keep the same are equal in it. @throws Refused with what is wrong */
    @Transactional(propagation = Propagation.SUPPORTS, noRollbackFor = Refused.class)
    public Object kept(BilledCallForm form) {
        return form.read(numbers);
    }

    /** One that is there already in other words is left as it is. */
    public void addAll(List<BilledCallForm> forms, @Nullable UUID by) {
        var lines = forms.stream().map(form -> form.read(numbers)).toList();
        database.batch(lines.stream()
                        .map(line -> database.insertInto(LINE)
                                .set(LINE.ID, ids.next())
                                .set(LINE.NUMBER, line.number())
                                .set(LINE.STARTED_AT, utc(line.startedAt()))
                                .set(LINE.SECONDS, line.seconds())
                                .set(LINE.CENTS, line.cents())
                                .onConflictDoNothing())
                        .toList())
                .execute();
        came("lines-added", lines.stream().map(BilledCallForm.Kept::startedAt).toList(), by);
    }

    public void change(BilledCall kept, BilledCallForm form, @Nullable UUID by) {
        var line = form.read(numbers);
        database.update(LINE)
                .set(LINE.SECONDS, line.seconds())
                .set(LINE.CENTS, line.cents())
                .set(LINE.VERSION, LINE.VERSION.plus(1))
                .where(LINE.ID.eq(kept.id()))
                .execute();
        came("lines-changed", List.of(kept.startedAt()), by);
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public Page<BilledCall> list(Slice slice) {
        var found = database.selectFrom(LINE)
                .where(slice.found(LINE.NUMBER), slice.earlierInTime(LINE.STARTED_AT, LINE.ID))
                .orderBy(LINE.STARTED_AT.desc(), LINE.ID.desc())
                .limit(slice.limit() + 1)
                .fetch(BillLines::call);
        return Page.of(found, slice, call -> Slice.Cursor.inTime(call.startedAt(), call.id()));
    }

    /** Those that began from one moment to another, the earliest first. */
    @Transactional(readOnly = true)
    public List<BilledCall> between(Instant from, Instant until) {
        return database.selectFrom(LINE)
                .where(LINE.STARTED_AT.ge(utc(from)), LINE.STARTED_AT.lt(utc(until)))
                .orderBy(LINE.STARTED_AT, LINE.ID)
                .limit(MOST_OF_A_DAY)
                .fetch(BillLines::call);
    }

    /** The numbers of these; those that are gone are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, String> numbers(Collection<UUID> lines) {
        return database.select(LINE.ID, LINE.NUMBER)
                .from(LINE)
                .where(LINE.ID.in(lines))
                .fetchMap(LINE.ID, LINE.NUMBER);
    }

    private void came(String what, List<Instant> times, @Nullable UUID by) {
        events.append("bill", THE_BILL, what, by, Map.of("lines", times.size()));
        publisher.publishEvent(new LinesCame(Collections.min(times), Collections.max(times), by));
    }

    private static BilledCall call(LineRecord row) {
        return new BilledCall(
                row.getId(),
                row.getNumber(),
                row.getStartedAt().toInstant(),
                row.getSeconds(),
                row.getCents(),
                row.getVersion());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
