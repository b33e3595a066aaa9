package throughline.work;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static throughline.work.OrderRows.utc;
import static throughline.work.db.Tables.WORK_ORDER;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.asset.Sites;
import throughline.asset.UnitCards;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.work.Stage.Visit;
import throughline.work.db.tables.records.WorkOrderRecord;

/**
 * The front door of {@code work}: an order is raised, moved and ended here and nowhere else. Each move locks its order, appends to
 * {@code work.event} and announces itself, all in the transaction of the caller. {@code by} is the user who does it, null when a
 * technician or the program does.
 */
@Component
@Transactional
public class WorkOrders {
    private static final String MODULE = "work";
    private static final int LONGEST_WORDS = 4_000;
    private static final Duration LONGEST_HOLD = Duration.ofDays(366);

    private final DSLContext database;
    private final OrderRows rows;
    private final Promises promises;
    private final PriceGate prices;
    private final ReportCheck reports;
    private final FollowUps followUps;
    private final Reservations reservations;
    private final UnitCards units;
    private final Sites sites;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;

    WorkOrders(
            DSLContext database,
            OrderRows rows,
            Promises promises,
            PriceGate prices,
            ReportCheck reports,
            FollowUps followUps,
            Reservations reservations,
            UnitCards units,
            Sites sites,
            EventLog events,
            ApplicationEventPublisher announce,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.promises = promises;
        this.prices = prices;
        this.reports = reports;
        this.followUps = followUps;
        this.reservations = reservations;
        this.units = units;
        this.sites = sites;
        this.events = events;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts an order on record with its promise and announces {@link WorkOrderRaised}. Where the visit is not covered, the call says who
     * agrees to the price, or that the order waits until the hours begin.
     *
     * @throws Refused {@code work.price-not-told} or {@code work.price-unknown} when it says neither
     */
    public WorkOrder raise(Call call, @Nullable UUID by) {
        var unit = call.unit() == null ? null : units.of(call.unit());
        if (unit == null && call.site() == null) {
            throw new Refused("work.place-missing", "Say first which lift it is, or at least at which address.");
        }
        var site = sites.get(
                unit == null ? requireNonNull(call.site()) : unit.site().id());
        var now = clock.instant();
        var row = database.newRecord(WORK_ORDER);
        row.setId(ids.next());
        row.setState(new Stage.Raised().word());
        row.setUrgency((short) call.urgency());
        row.setTrapped(call.trapped());
        row.setUnit(call.unit());
        row.setSite(site.id());
        row.setCustomer(site.customer());
        row.setArea(site.area());
        row.setZone(site.zone());
        row.setCountry(site.country());
        rows.stamp(row, call.problem());
        row.setWords(words(call.words()));
        row.setCalledAt(utc(call.calledAt()));
        row.setRaisedAt(utc(now));
        promises.stamp(row, unit);
        var hold = prices.raised(row, call.consent(), by);
        if (hold != null) {
            OrderRows.enter(row, OrderRows.stage(row).held(hold));
        }
        row.insert();
        row.refresh();
        events.append(
                MODULE,
                row.getId(),
                "raised",
                by,
                Map.of(
                        "number",
                        row.getNumber(),
                        "code",
                        row.getCode(),
                        "urgency",
                        row.getUrgency(),
                        "trapped",
                        row.getTrapped(),
                        "calledAt",
                        call.calledAt()));
        prices.tell(row, hold, by);
        announce.publishEvent(new WorkOrderRaised(row.getId()));
        announce.publishEvent(new WorkOrderChanged(row.getId(), row.getUnit()));
        return rows.order(rows.locked(row.getId()));
    }

    /** Keeps the order from everybody else until the transaction ends. Whoever decides about it in another room asks for this first. */
    public WorkOrder lock(UUID order) {
        return rows.order(rows.locked(order));
    }

    /** The same without waiting: null while somebody else has it. */
    public @Nullable WorkOrder lockUnlessBusy(UUID order) {
        return rows.lockedUnlessBusy(order);
    }

    /** Technicians are being asked. */
    public void offering(UUID order) {
        var row = rows.locked(order);
        if (OrderRows.stage(row) instanceof Stage.Offering) {
            return;
        }
        OrderRows.enter(row, OrderRows.stage(row).offering());
        if (row.getAskedAt() == null) {
            row.setAskedAt(utc(clock.instant()));
        }
        kept(row, "offering", null, Map.of());
    }

    /** Refused with the name of who has it when somebody was faster. */
    public void accepted(UUID order, UUID technician, String name, Instant arrivesAt) {
        var row = rows.locked(order);
        OrderRows.enter(row, OrderRows.stage(row).acceptedBy(new Visit(technician, name, arrivesAt)));
        row.setAcceptedAt(utc(clock.instant()));
        kept(row, "accepted", null, Map.of("technician", technician, "name", name, "arrivesAt", arrivesAt));
        announce.publishEvent(new WorkOrderAccepted(order, name, arrivesAt, false));
    }

    public void arrivesAt(UUID order, Instant arrivesAt, @Nullable UUID by) {
        var row = rows.locked(order);
        OrderRows.enter(row, OrderRows.stage(row).arrivingAt(arrivesAt));
        kept(row, "arrival-moved", by, Map.of("arrivesAt", arrivesAt));
        announce.publishEvent(new WorkOrderAccepted(order, row.getTechnicianName(), arrivesAt, true));
    }

    /** The visit falls through; somebody else must be found. */
    public void givenBack(UUID order, String why, @Nullable UUID by) {
        var row = rows.locked(order);
        var before = requireNonNullElse(row.getTechnicianName(), "");
        OrderRows.enter(row, OrderRows.stage(row).givenBack());
        kept(row, "given-back", by, Map.of("why", why, "name", before));
        announce.publishEvent(new WorkOrderNeedsSomebody(order, why));
    }

    /** Whoever goes there is late, was asked often enough and never said that he arrived: somebody else must be found. */
    public void didNotCome(UUID order) {
        var row = rows.locked(order);
        var name = requireNonNullElse(row.getTechnicianName(), "");
        OrderRows.enter(row, OrderRows.stage(row).didNotCome());
        kept(row, "did-not-come", null, Map.of("name", name));
        announce.publishEvent(new WorkOrderNeedsSomebody(order, "late"));
    }

    /**
     * One of several does not go after all, or another one goes with them: the order is as far as whoever of them is, and this one speaks
     * for it. Whoever waits hears it when that is somebody else.
     */
    public void goesOn(UUID order, UUID technician, String name, Instant arrivesAt, Going how) {
        var row = rows.locked(order);
        boolean another = !technician.equals(row.getTechnician());
        var before = row.getState();
        OrderRows.enter(row, OrderRows.stage(row).goesOn(new Visit(technician, name, arrivesAt), how));
        if (how == Going.ACCEPTED) {
            row.setOnTheWayAt(null);
        }
        if (another || !before.equals(row.getState())) {
            kept(row, "goes-on", null, Map.of("technician", technician, "name", name, "arrivesAt", arrivesAt));
        }
        if (another) {
            announce.publishEvent(new WorkOrderAccepted(order, name, arrivesAt, false));
        }
    }

    public void onTheWay(UUID order, @Nullable UUID by) {
        onTheWay(order, clock.instant(), by);
    }

    /** The same, said of an earlier time. */
    public void onTheWay(UUID order, Instant at, @Nullable UUID by) {
        var row = rows.locked(order);
        if (OrderRows.stage(row) instanceof Stage.OnTheWay) {
            return;
        }
        OrderRows.enter(row, OrderRows.stage(row).leaves());
        row.setOnTheWayAt(utc(at));
        kept(row, "on-the-way", by, Map.of());
    }

    public void onSite(UUID order, @Nullable UUID by) {
        onSite(order, null, clock.instant(), by);
    }

    /** The same, said of an earlier time. @param technician who is there; null is everybody who goes */
    public void onSite(UUID order, @Nullable UUID technician, Instant at, @Nullable UUID by) {
        var row = rows.locked(order);
        boolean known = OrderRows.stage(row) instanceof Stage.OnSite;
        if (known && technician == null) {
            return;
        }
        if (!known) {
            OrderRows.enter(row, OrderRows.stage(row).arrives());
            if (row.getOnSiteAt() == null) {
                row.setOnSiteAt(utc(at));
            }
            kept(row, "on-site", by, Map.of());
        }
        announce.publishEvent(new WorkOrderOnSite(order, technician, at));
    }

    /** The people are out. The job goes on. */
    public void released(UUID order, @Nullable UUID by) {
        released(order, clock.instant(), by);
    }

    /** The same, said of an earlier time. */
    public void released(UUID order, Instant at, @Nullable UUID by) {
        var row = rows.locked(order);
        if (OrderRows.stage(row).visit() == null) {
            OrderRows.stage(row).leaves();
        }
        if (row.getReleasedAt() == null) {
            row.setReleasedAt(utc(at));
            row.setTrapped(true);
            kept(row, "released", by, Map.of());
            announce.publishEvent(new WorkOrderReleased(order));
        }
    }

    public void reportDue(UUID order) {
        var row = rows.locked(order);
        if (OrderRows.stage(row) instanceof Stage.ReportDue) {
            return;
        }
        OrderRows.enter(row, OrderRows.stage(row).reportDue());
        kept(row, "report-due", null, Map.of());
        announce.publishEvent(new WorkOrderReportDue(order));
    }

    /** It cannot be over until that is lifted again. @param by whose it is; one leaves one */
    public void reserve(UUID order, UUID by, String code, String sentence) {
        rows.locked(order);
        reservations.leave(order, by, code, sentence);
    }

    public void lift(UUID order, UUID by) {
        reservations.lift(order, by);
    }

    /** The report closes the order; when the unit does not run, another one goes on with it. Doing it twice is refused, because the second report would be lost. */
    public void close(UUID order, Report report, @Nullable UUID by) {
        var row = rows.locked(order);
        var stage = OrderRows.stage(row).closed();
        var complete = reports.complete(report, row, clock.instant());
        if (complete.releasedAt() != null && row.getReleasedAt() == null) {
            announce.publishEvent(new WorkOrderReleased(order));
        }
        reservations.mustBeNone(order);
        OrderRows.enter(row, stage);
        row.setOnSiteAt(utc(requireNonNull(complete.arrivedAt())));
        row.setReleasedAt(complete.releasedAt() == null ? null : utc(complete.releasedAt()));
        row.setTrapped(row.getTrapped() || complete.releasedAt() != null);
        row.setLeftAt(utc(requireNonNull(complete.leftAt())));
        row.setClosedAt(utc(clock.instant()));
        row.setReport(rows.jsonb(complete));
        kept(row, "closed", by, closing(complete, row.getFollowUpOf() == null));
        boolean done = complete.inService() && complete.missing().isEmpty();
        var followUp = done ? null : followUps.raise(row, complete, by);
        announce.publishEvent(new WorkOrderClosed(order, complete.inService(), complete.inService() ? null : followUp));
    }

    /** @param first nobody was there before for the same fault */
    private static Map<String, Object> closing(Report report, boolean first) {
        var data = new HashMap<String, Object>(Map.of(
                "cause", report.cause(),
                "component", report.component(),
                "action", report.action(),
                "inService", report.inService(),
                "firstTimeFix", first && report.inService() && report.missing().isEmpty()));
        if (!report.parts().isEmpty()) {
            data.put("parts", report.parts());
        }
        return data;
    }

    /** Parks the order. An entrapment cannot wait. */
    public void hold(UUID order, Hold hold, @Nullable UUID by) {
        var row = rows.locked(order);
        var now = clock.instant();
        var stage = OrderRows.stage(row).held(hold);
        if (Priority.of(row.getUrgency()) == Priority.ENTRAPMENT) {
            throw new Refused(
                    "work.entrapment-cannot-wait", "People may be trapped, so this order cannot be put on hold.");
        }
        if (!hold.wakeAt().isAfter(now) || hold.wakeAt().isAfter(now.plus(LONGEST_HOLD))) {
            throw new Refused(
                    "work.wake-time-wrong", "The time to look at it again must be in the coming twelve months.");
        }
        prices.held(row, hold);
        OrderRows.enter(row, stage);
        var data = new HashMap<String, Object>(Map.of("reason", hold.reason().word(), "wakeAt", hold.wakeAt()));
        if (hold.owner() != null) {
            data.put("owner", hold.owner());
        }
        kept(row, "held", by, data);
        announce.publishEvent(new WorkOrderHeld(order, hold));
    }

    /** Its time has come, or what it waited for. */
    public void resume(UUID order, @Nullable UUID by) {
        resume(order, Consent.NOT_ASKED, by);
    }

    /**
     * The same for an order that may wait for the hours of its agreement: before they begin, somebody says yes to the price.
     *
     * @throws Refused {@code work.price-not-told} or {@code work.price-unknown} when nobody has
     */
    public void resume(UUID order, Consent consent, @Nullable UUID by) {
        var row = rows.locked(order);
        OrderRows.enter(row, OrderRows.stage(row).resumed());
        prices.resumed(row, consent, by);
        kept(row, "resumed", by, Map.of());
        announce.publishEvent(new WorkOrderResumed(order));
    }

    public void cancel(UUID order, Cancellation why, @Nullable UUID by) {
        var remaining = why.duplicateOf();
        if (remaining != null && !remaining.equals(order)) {
            if (!OrderRows.stage(rows.locked(remaining)).isOpen()) {
                throw new Refused("work.duplicate-is-over", "The order that should remain is over already.");
            }
        } else if (remaining != null) {
            throw new Refused("work.duplicate-of-itself", "An order cannot be the duplicate of itself.");
        }
        var row = rows.locked(order);
        if (remaining == null) {
            reservations.mustBeNone(order);
        }
        OrderRows.enter(row, OrderRows.stage(row).cancelled(why));
        row.setClosedAt(utc(clock.instant()));
        var data = new HashMap<String, Object>(Map.of("reason", why.reason().word()));
        if (remaining != null) {
            data.put("duplicateOf", remaining);
        }
        kept(row, "cancelled", by, data);
        announce.publishEvent(new WorkOrderCancelled(order, why));
    }

    /** More, or less, urgent than it was; the promise is read again from its start. */
    public void urgency(UUID order, int urgency, String why, @Nullable UUID by) {
        var row = rows.locked(order);
        int before = row.getUrgency();
        mustBeOpen(row);
        if (before == urgency) {
            return;
        }
        row.setUrgency((short) urgency);
        kept(row, "urgency-changed", by, Map.of("before", before, "now", urgency, "why", why));
        announce.publishEvent(new WorkOrderUrgencyChanged(order, before, urgency));
    }

    /** Somebody is inside after all. */
    public void trapped(UUID order, String why, @Nullable UUID by) {
        var row = rows.locked(order);
        mustBeOpen(row);
        if (!row.getTrapped()) {
            row.setTrapped(true);
            kept(row, "trapped", by, Map.of("why", why));
        }
    }

    /** It became clear which unit of the site it is. */
    public void unit(UUID order, UUID unit, @Nullable UUID by) {
        var row = rows.locked(order);
        var card = units.of(unit);
        if (!card.site().id().equals(row.getSite())) {
            throw new Refused(
                    "work.unit-elsewhere", "That unit stands at another address. Raise an order for it instead.");
        }
        mustBeOpen(row);
        row.setUnit(unit);
        promises.stamp(row, card);
        prices.unitChosen(row, by);
        kept(row, "unit-chosen", by, Map.of("unit", unit));
    }

    /** @throws Refused with how it ended, as for every move of an order that is over */
    private static void mustBeOpen(WorkOrderRecord row) {
        var stage = OrderRows.stage(row);
        if (!stage.isOpen()) {
            stage.closed();
        }
    }

    private void kept(WorkOrderRecord row, String kind, @Nullable UUID by, Map<String, ?> data) {
        events.append(MODULE, row.getId(), kind, by, data);
        promises.read(row);
        row.setVersion(row.getVersion() + 1);
        row.update();
        announce.publishEvent(new WorkOrderChanged(row.getId(), row.getUnit()));
    }

    private static String words(String words) {
        var form = new Form();
        var read = form.textOrEmpty("words", words, LONGEST_WORDS);
        form.accept();
        return read;
    }
}
