package throughline.dispatch;

import static java.util.stream.Collectors.toSet;
import static throughline.dispatch.SearchRows.instant;
import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.HAND_OVER;
import static throughline.dispatch.db.Tables.HAND_OVER_LINE;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.HandOver.Line;
import throughline.dispatch.HandOver.Why;
import throughline.dispatch.db.tables.records.HandOverRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.work.OrderBook;
import throughline.work.OrderBook.Filter;
import throughline.work.WorkOrder;

/**
 * The front door to the change of shifts: one person gives what must not be lost sight of, another one reads it line by line and takes it.
 * Until then it waits where everybody who dispatches sees it.
 */
@Component
@Transactional
public class HandOvers {
    public static final int LONGEST_REMARK = 500;
    public static final int LONGEST_WORDS = 4_000;

    private static final String MODULE = "dispatch";
    private static final int AT_ONCE = 2_000;

    /** Whoever is inside before whatever was promised, and the sooner before the later. */
    private static final Comparator<WorkOrder> WORST_FIRST = Comparator.comparing(WorkOrder::isTrapped)
            .reversed()
            .thenComparing(WorkOrder::urgency)
            .thenComparing(order -> order.dueAt() == null ? Instant.MAX : order.dueAt())
            .thenComparing(WorkOrder::id);

    private final DSLContext database;
    private final OrderBook orders;
    private final OfferBook offers;
    private final HelpBook calls;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;

    HandOvers(
            DSLContext database,
            OrderBook orders,
            OfferBook offers,
            HelpBook calls,
            EventLog events,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.orders = orders;
        this.offers = offers;
        this.calls = calls;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What would be given now; the worst first. */
    @Transactional(readOnly = true)
    public List<Line> now() {
        var now = clock.instant();
        var late = offers.steps().stream()
                .filter(OfferBook.Step::late)
                .map(OfferBook.Step::order)
                .collect(toSet());
        var help = calls.open().stream().map(CallForHelp::order).collect(toSet());
        return everyOpen().stream()
                .sorted(WORST_FIRST)
                .map(order -> new Line(
                        order.id(),
                        HandOver.whys(order, late.contains(order.id()), help.contains(order.id()), now),
                        ""))
                .filter(line -> !line.whys().isEmpty())
                .toList();
    }

    private List<WorkOrder> everyOpen() {
        var found = new ArrayList<WorkOrder>();
        var slice = Slice.first(AT_ONCE);
        while (true) {
            var page = orders.open(Filter.ALL, slice);
            found.addAll(page.items());
            if (page.next() == null) {
                return found;
            }
            slice = slice.then(page.next());
        }
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public Page<HandOver> list(Slice slice) {
        var found = database.selectFrom(HAND_OVER)
                .where(slice.earlierInTime(HAND_OVER.GIVEN_AT, HAND_OVER.ID))
                .orderBy(HAND_OVER.GIVEN_AT.desc(), HAND_OVER.ID.desc())
                .limit(slice.limit() + 1)
                .fetch();
        var given = withLines(found);
        return Page.of(given, slice, each -> Slice.Cursor.inTime(each.givenAt(), each.id()));
    }

    /** Those that nobody has taken, the oldest first. */
    @Transactional(readOnly = true)
    public List<HandOver> waiting() {
        return withLines(database.selectFrom(HAND_OVER)
                .where(HAND_OVER.TAKEN_AT.isNull(), HAND_OVER.ENDED_AT.isNull())
                .orderBy(HAND_OVER.GIVEN_AT, HAND_OVER.ID)
                .fetch());
    }

    /** @throws Refused {@code dispatch.no-such-hand-over} */
    @Transactional(readOnly = true)
    public HandOver get(UUID id) {
        return withLines(database.selectFrom(HAND_OVER)
                        .where(HAND_OVER.ID.eq(id))
                        .fetch())
                .stream()
                .findFirst()
                .orElseThrow(HandOvers::unknown);
    }

    /**
     * Gives what must not be lost sight of now, and each order on which there is a remark. One of the same person that still waits is
     * replaced by it.
     *
     * @param branch of whoever gives; those who see it may take it
     * @param remarks by order
     * @throws Refused {@code work.no-such-order} with a remark on one that is not there
     */
    public HandOver give(String words, Map<UUID, String> remarks, UUID branch, UUID by) {
        var now = clock.instant();
        var lines = withRemarks(now(), remarks);
        database.update(HAND_OVER)
                .set(HAND_OVER.ENDED_AT, utc(now))
                .where(HAND_OVER.GIVEN_BY.eq(by), HAND_OVER.TAKEN_AT.isNull(), HAND_OVER.ENDED_AT.isNull())
                .execute();
        var row = database.newRecord(HAND_OVER);
        row.setId(ids.next());
        row.setBranch(branch);
        row.setGivenBy(by);
        row.setGivenAt(utc(now));
        row.setWords(words);
        row.insert();
        database.batchInsert(IntStream.range(0, lines.size())
                        .mapToObj(at -> {
                            var line = database.newRecord(HAND_OVER_LINE);
                            line.setHandOver(row.getId());
                            line.setPlace(at + 1);
                            line.setWorkOrder(lines.get(at).order());
                            line.setWhys(
                                    lines.get(at).whys().stream().map(Why::word).toArray(String[]::new));
                            line.setRemark(lines.get(at).remark());
                            return line;
                        })
                        .toList())
                .execute();
        events.append(MODULE, row.getId(), "hand-over-given", by, Map.of("lines", lines.size()));
        return get(row.getId());
    }

    private List<Line> withRemarks(List<Line> lines, Map<UUID, String> remarks) {
        remarks.keySet().forEach(orders::get);
        var listed = lines.stream().map(Line::order).collect(toSet());
        var more = remarks.entrySet().stream()
                .filter(remark ->
                        !listed.contains(remark.getKey()) && !remark.getValue().isEmpty())
                .map(remark -> new Line(remark.getKey(), List.of(), remark.getValue()));
        var remarked =
                lines.stream().map(line -> new Line(line.order(), line.whys(), remarks.getOrDefault(line.order(), "")));
        return Stream.concat(remarked, more).toList();
    }

    /**
     * Takes what somebody else gave, having read every line of it whose order is still open.
     *
     * @param read the orders of those lines
     * @throws Refused {@code dispatch.no-such-hand-over}, {@code dispatch.own-hand-over}, {@code dispatch.hand-over-over} or
     *     {@code dispatch.hand-over-unread} with how many lines are left
     */
    public HandOver take(UUID id, Collection<UUID> read, UUID by) {
        var row = waiting(id);
        if (row.getGivenBy().equals(by)) {
            throw new Refused("dispatch.own-hand-over", "Somebody else takes over what you give.");
        }
        var given = get(id).lines().stream().map(Line::order).toList();
        long unread = orders.all(given).stream()
                .filter(order -> order.isOpen() && !read.contains(order.id()))
                .count();
        if (unread > 0) {
            throw new Refused(
                    "dispatch.hand-over-unread", "Read each line first: {0} of open orders are left.", unread);
        }
        row.setTakenBy(by);
        row.setTakenAt(utc(clock.instant()));
        row.update();
        events.append(MODULE, id, "hand-over-taken", by, Map.of("from", row.getGivenBy(), "lines", given.size()));
        return get(id);
    }

    /** Takes back what one gave oneself. @throws Refused {@code dispatch.no-such-hand-over}, {@code dispatch.hand-over-over} */
    public void end(UUID id, UUID by) {
        var row = waiting(id);
        if (!row.getGivenBy().equals(by)) {
            throw unknown();
        }
        row.setEndedAt(utc(clock.instant()));
        row.update();
        events.append(MODULE, id, "hand-over-ended", by, Map.of());
    }

    private HandOverRecord waiting(UUID id) {
        var row = database.selectFrom(HAND_OVER)
                .where(HAND_OVER.ID.eq(id))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw unknown();
        }
        if (row.getTakenAt() != null || row.getEndedAt() != null) {
            throw new Refused("dispatch.hand-over-over", "This was taken over, or taken back, already.");
        }
        return row;
    }

    private List<HandOver> withLines(List<HandOverRecord> rows) {
        var lines = database.selectFrom(HAND_OVER_LINE)
                .where(HAND_OVER_LINE.HAND_OVER.in(
                        rows.stream().map(HandOverRecord::getId).toList()))
                .orderBy(HAND_OVER_LINE.PLACE)
                .fetchGroups(
                        HAND_OVER_LINE.HAND_OVER,
                        line -> new Line(
                                line.getWorkOrder(),
                                Arrays.stream(line.getWhys()).map(Why::of).toList(),
                                line.getRemark()));
        return rows.stream()
                .map(row -> new HandOver(
                        row.getId(),
                        row.getGivenBy(),
                        row.getGivenAt().toInstant(),
                        row.getWords(),
                        lines.getOrDefault(row.getId(), List.of()),
                        row.getTakenBy(),
                        instant(row.getTakenAt()),
                        instant(row.getEndedAt())))
                .toList();
    }

    private static Refused unknown() {
        return new Refused("dispatch.no-such-hand-over", "There is no such hand-over.");
    }
}
