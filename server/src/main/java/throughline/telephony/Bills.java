package throughline.telephony;

import static throughline.telephony.db.Tables.BILL_DAY;
import static throughline.telephony.db.Tables.BILL_DIFFERENCE;
import static throughline.telephony.db.Tables.CALL;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.bill.BillLines;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.people.People;
import throughline.people.UserId;
import throughline.telephony.db.tables.records.BillDayRecord;

/** The front door to how the carrier's bill stands beside our own calls, day by day. */
@Component
@Transactional
public class Bills {
    /** As long as the lines of a bill are kept. */
    private static final int MOST_DAYS = 120;

    private static final int MOST_DIFFERENCES = 500;

    private final DSLContext database;
    private final BillLines lines;
    private final People people;
    private final EventLog events;
    private final InstantSource clock;

    Bills(DSLContext database, BillLines lines, People people, EventLog events, InstantSource clock) {
        this.database = database;
        this.lines = lines;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A day of the bill.
     *
     * @param broughtBy the name of whoever brought its last line; null for another system
     * @param comparedAt null while it is to be compared
     * @param theirs calls on the bill, {@code ours} that were picked up, and {@code matched} that both have
     * @param settledBy the name of whoever has looked at the differences
     */
    public record Day(
            LocalDate day,
            Instant broughtAt,
            @Nullable String broughtBy,
            @Nullable Instant comparedAt,
            int theirs,
            int ours,
            int matched,
            long theirSeconds,
            long ourSeconds,
            BigDecimal theirCents,
            long ourCents,
            int differences,
            @Nullable Instant settledAt,
            @Nullable String settledBy,
            int version) {}

    /**
     * @param kind {@code only-theirs}, {@code only-ours}, {@code length} or {@code price}
     * @param number null when it is kept no more
     */
    public record Difference(
            String kind,
            @Nullable String number,
            Instant startedAt,
            @Nullable Integer theirSeconds,
            @Nullable Integer ourSeconds,
            @Nullable BigDecimal theirCents,
            @Nullable Integer ourCents) {}

    /** The first differences; {@code of} says how many there are. */
    public record Sight(Day of, List<Difference> differences) {}

    /** The last days that came in, the latest first. */
    @Transactional(readOnly = true)
    public List<Day> days() {
        var rows = database.selectFrom(BILL_DAY)
                .orderBy(BILL_DAY.DAY.desc())
                .limit(MOST_DAYS)
                .fetch();
        var names = names(rows);
        return rows.map(row -> day(row, names));
    }

    /** @throws Refused {@code telephony.no-such-bill} */
    @Transactional(readOnly = true)
    public Sight get(LocalDate day) {
        var row = row(day);
        var found = database.select(BILL_DIFFERENCE.asterisk(), CALL.NUMBER)
                .from(BILL_DIFFERENCE)
                .leftJoin(CALL)
                .on(CALL.ID.eq(BILL_DIFFERENCE.CALL))
                .where(BILL_DIFFERENCE.DAY.eq(day))
                .orderBy(BILL_DIFFERENCE.PLACE)
                .limit(MOST_DIFFERENCES)
                .fetch();
        var numbers = lines.numbers(found.stream()
                .map(each -> each.get(BILL_DIFFERENCE.LINE))
                .filter(Objects::nonNull)
                .toList());
        return new Sight(
                day(row, names(List.of(row))),
                found.map(each -> new Difference(
                        each.get(BILL_DIFFERENCE.KIND),
                        numbers.getOrDefault(each.get(BILL_DIFFERENCE.LINE), each.get(CALL.NUMBER)),
                        each.get(BILL_DIFFERENCE.STARTED_AT).toInstant(),
                        each.get(BILL_DIFFERENCE.THEIR_SECONDS),
                        each.get(BILL_DIFFERENCE.OUR_SECONDS),
                        each.get(BILL_DIFFERENCE.THEIR_CENTS),
                        each.get(BILL_DIFFERENCE.OUR_CENTS))));
    }

    /** Somebody has looked at the differences of a day. @throws Refused {@code kernel.edited-by-someone-else} */
    public Sight settle(LocalDate day, @Nullable Integer version, UUID by) {
        var row = row(day);
        if (!row.getVersion().equals(version)) {
            throw Refused.editedBySomeoneElse();
        }
        row.setSettledAt(clock.instant().atOffset(ZoneOffset.UTC));
        row.setSettledBy(by);
        row.setVersion(row.getVersion() + 1);
        row.update();
        events.append(
                "telephony", subject(day), "bill-settled", by, Map.of("day", day, "differences", row.getDifferences()));
        return get(day);
    }

    static UUID subject(LocalDate day) {
        return new UUID(3, day.toEpochDay());
    }

    private BillDayRecord row(LocalDate day) {
        return database.selectFrom(BILL_DAY)
                .where(BILL_DAY.DAY.eq(day))
                .fetchOptional()
                .orElseThrow(
                        () -> new Refused("telephony.no-such-bill", "Nothing of this day came in from the carrier."));
    }

    private Map<UserId, String> names(List<BillDayRecord> rows) {
        return people.names(rows.stream()
                .flatMap(row -> Stream.of(row.getBroughtBy(), row.getSettledBy()))
                .filter(Objects::nonNull)
                .map(UserId::new)
                .toList());
    }

    private static Day day(BillDayRecord row, Map<UserId, String> names) {
        return new Day(
                row.getDay(),
                row.getBroughtAt().toInstant(),
                name(row.getBroughtBy(), names),
                instant(row.getComparedAt()),
                row.getTheirs(),
                row.getOurs(),
                row.getMatched(),
                row.getTheirSeconds(),
                row.getOurSeconds(),
                row.getTheirCents(),
                row.getOurCents(),
                row.getDifferences(),
                instant(row.getSettledAt()),
                name(row.getSettledBy(), names),
                row.getVersion());
    }

    private static @Nullable String name(@Nullable UUID user, Map<UserId, String> names) {
        return user == null ? null : names.get(new UserId(user));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
