package throughline.dispatch;

import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.NIGHT_CALLOUT;
import static throughline.dispatch.db.Tables.OFFER;
import static throughline.dispatch.db.Tables.REST_RULE;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;
import throughline.work.WorkOrderClosed;

/**
 * The front door to how long technicians rest, and who was called out in a night. Until rested somebody does not stand on a regular
 * post; a turn on call stays, because nobody else may have it. {@code by} is the user who does it.
 */
@Component
@Transactional
public class Rests {
    private static final UUID THE_RULE = new UUID(0, 4);

    private final DSLContext database;
    private final OrderBook book;
    private final EventLog events;

    Rests(DSLContext database, OrderBook book, EventLog events) {
        this.database = database;
        this.book = book;
        this.events = events;
    }

    /** The latest callout in a night; {@code rested} is when work may begin again. */
    public record NightCallout(UUID technician, UUID order, Instant began, Instant ended, Instant rested) {}

    /** What a person fills in; what is left out stays. */
    public record Filled(
            @Nullable Integer hours,
            @Nullable LocalTime nightBegins,
            @Nullable LocalTime nightEnds,
            @Nullable Integer version) {}

    @Transactional(readOnly = true)
    public RestRule rule() {
        var row = database.selectFrom(REST_RULE).fetchSingle();
        return new RestRule(row.getHours(), row.getNightBegins(), row.getNightEnds(), row.getVersion());
    }

    /** Holds for nights from now on. @throws Refused {@code kernel.edited-by-someone-else} */
    public RestRule change(Filled filled, @Nullable UUID by) {
        var row = database.selectFrom(REST_RULE).forUpdate().fetchSingle();
        var version = filled.version();
        if (version != null && version.intValue() != row.getVersion()) {
            throw Refused.editedBySomeoneElse();
        }
        var before = rule();
        var form = new Form();
        row.setHours(filled.hours() == null ? before.hours() : form.number("hours", filled.hours(), 0, 24));
        form.accept();
        row.setNightBegins(filled.nightBegins() == null ? before.nightBegins() : filled.nightBegins());
        row.setNightEnds(filled.nightEnds() == null ? before.nightEnds() : filled.nightEnds());
        row.setVersion(row.getVersion() + 1);
        row.update();
        events.append(
                "dispatch",
                THE_RULE,
                "settings-changed",
                by,
                Map.of("rest", Map.of("before", before, "after", rule())));
        return rule();
    }

    @Transactional(readOnly = true)
    public List<NightCallout> callouts(Collection<UUID> technicians) {
        return database.selectFrom(NIGHT_CALLOUT)
                .where(NIGHT_CALLOUT.TECHNICIAN.in(technicians))
                .orderBy(NIGHT_CALLOUT.BEGAN, NIGHT_CALLOUT.TECHNICIAN)
                .fetch(row -> new NightCallout(
                        row.getTechnician(),
                        row.getWorkOrder(),
                        row.getBegan().toInstant(),
                        row.getEnded().toInstant(),
                        row.getRested().toInstant()));
    }

    /** On call is not at work; the callout is, from the acceptance until the technician left. */
    @EventListener
    void on(WorkOrderClosed closed) {
        var order = book.get(closed.order());
        var began = order.acceptedAt();
        var ended = order.leftAt() == null ? order.closedAt() : order.leftAt();
        if (began != null && ended != null && ended.isAfter(began)) {
            var rule = rule();
            if (rule.touchesNight(began, ended, ZoneId.of(order.zone()))) {
                went(order).forEach(technician -> keep(technician, order, began, ended, ended.plus(rule.rest())));
            }
        }
    }

    private List<UUID> went(WorkOrder order) {
        return database.select(OFFER.TECHNICIAN)
                .from(OFFER)
                .where(OFFER.WORK_ORDER.eq(order.id()), OFFER.STATE.eq(OfferState.ACCEPTED.word()))
                .fetch(OFFER.TECHNICIAN);
    }

    private void keep(UUID technician, WorkOrder order, Instant began, Instant ended, Instant rested) {
        database.insertInto(NIGHT_CALLOUT)
                .set(NIGHT_CALLOUT.TECHNICIAN, technician)
                .set(NIGHT_CALLOUT.WORK_ORDER, order.id())
                .set(NIGHT_CALLOUT.BEGAN, utc(began))
                .set(NIGHT_CALLOUT.ENDED, utc(ended))
                .set(NIGHT_CALLOUT.RESTED, utc(rested))
                .onConflict(NIGHT_CALLOUT.TECHNICIAN)
                .doUpdate()
                .set(NIGHT_CALLOUT.WORK_ORDER, order.id())
                .set(NIGHT_CALLOUT.BEGAN, utc(began))
                .set(NIGHT_CALLOUT.ENDED, utc(ended))
                .set(NIGHT_CALLOUT.RESTED, utc(rested))
                .where(NIGHT_CALLOUT.RESTED.lt(utc(rested)))
                .execute();
    }
}
