package throughline.dispatch;

import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.HELP;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.work.OrderBook;
import throughline.work.WorkOrderCancelled;
import throughline.work.WorkOrderClosed;

/**
 * The front door for a technician on a job who needs help, and for whoever at a desk sees to it. What nobody takes goes up: to the
 * supervisor, then to the duty manager, each time after twice as long; danger goes to both at once.
 */
@Component
@Transactional
public class CallsForHelp {
    private static final String MODULE = "dispatch";
    private static final int LONGEST_NOTE = 300;
    private static final int LONGEST_SKILL = 60;
    private static final int MOST_DOUBLED = 8;

    /** Who is told, in turn. */
    private static final List<Who> ABOVE = List.of(Who.SUPERVISOR, Who.DUTY_MANAGER);

    private final DSLContext database;
    private final HelpBook book;
    private final Offers offers;
    private final Climbs climbs;
    private final Covers covers;
    private final Technicians technicians;
    private final TechnicianTexts texts;
    private final DispatchSettings settings;
    private final OrderBook orders;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;

    CallsForHelp(
            DSLContext database,
            HelpBook book,
            Offers offers,
            Climbs climbs,
            Covers covers,
            Technicians technicians,
            TechnicianTexts texts,
            DispatchSettings settings,
            OrderBook orders,
            EventLog events,
            ApplicationEventPublisher announce,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.book = book;
        this.offers = offers;
        this.climbs = climbs;
        this.covers = covers;
        this.technicians = technicians;
        this.texts = texts;
        this.settings = settings;
        this.orders = orders;
        this.events = events;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asked twice while nobody has taken it, it is asked once.
     *
     * @param skill only for {@link Need#SKILL}
     * @throws Refused as every other act on an offer is; {@code dispatch.no-such-need}, {@code dispatch.skill-missing}
     */
    public void ask(UUID offer, String need, @Nullable String skill, @Nullable String note, @Nullable Hand hand) {
        var what = Need.of(need);
        var form = new Form();
        var able = what == Need.SKILL ? form.textOrEmpty("skill", skill, LONGEST_SKILL) : "";
        var words = form.textOrEmpty("note", note, LONGEST_NOTE);
        form.accept();
        if (what == Need.SKILL && !book.skills().contains(able)) {
            throw new Refused("dispatch.skill-missing", "Choose what somebody must be able to do.");
        }
        var order = offers.atWork(offer, hand);
        var now = clock.instant();
        var asked = hand == null ? now : hand.said(now);
        var technician = technicians.get(offers.of(offer));
        int first = database.insertInto(HELP)
                .set(HELP.ID, ids.next())
                .set(HELP.WORK_ORDER, order.id())
                .set(HELP.OFFER, offer)
                .set(HELP.TECHNICIAN, technician.id())
                .set(HELP.NEED, what.word())
                .set(HELP.SKILL, able)
                .set(HELP.NOTE, words)
                .set(HELP.ASKED_AT, utc(asked))
                .set(HELP.CAME_AT, utc(now))
                .set(HELP.NEXT_AT, utc(what == Need.DANGER ? now : now.plus(settings.helpWaits())))
                .onConflictDoNothing()
                .execute();
        if (first == 1) {
            happened(order.id(), "help-asked", null, about(technician, what, able, Map.of("words", words)));
        }
    }

    /**
     * Whoever does this answers for what is asked for on this order, and the technician reads who it is.
     *
     * @param another one more technician is looked for to go with those who go
     * @return whose it is now
     * @throws Refused {@code dispatch.no-help-asked}, {@code dispatch.help-taken} with the name of who was faster
     */
    public CallForHelp.Taken take(UUID order, boolean another, UUID by, String name) {
        var locked = offers.lock(order);
        var all = book.fetch(HELP.WORK_ORDER.eq(order));
        var open = all.stream().filter(CallForHelp::isOpen).toList();
        if (open.isEmpty()) {
            return takenBefore(all, by);
        }
        var now = clock.instant();
        database.update(HELP)
                .set(HELP.TAKEN_BY, by)
                .set(HELP.TAKEN_NAME, name)
                .set(HELP.TAKEN_AT, utc(now))
                .setNull(HELP.NEXT_AT)
                .where(HELP.WORK_ORDER.eq(order), HELP.NEXT_AT.isNotNull())
                .execute();
        for (var call : open) {
            happened(order, "help-taken", by, about(call, Map.of("who", name)));
            texts.helpIsTaken(locked, call, name);
        }
        if (another) {
            climbs.another(order, by);
        }
        return new CallForHelp.Taken(by, name, now);
    }

    private static CallForHelp.Taken takenBefore(List<CallForHelp> all, UUID by) {
        var last = all.stream()
                .map(CallForHelp::takenBy)
                .filter(Objects::nonNull)
                .reduce((_, later) -> later)
                .orElseThrow(() -> new Refused("dispatch.no-help-asked", "Nobody asks for help on this job now."));
        if (!last.id().equals(by)) {
            throw new Refused("dispatch.help-taken", "{0} sees to it already.", last.name());
        }
        return last;
    }

    /** Those that nobody has taken in time. */
    @Transactional(readOnly = true)
    List<UUID> due() {
        return database.select(HELP.ID)
                .from(HELP)
                .where(HELP.NEXT_AT.le(utc(clock.instant())))
                .orderBy(HELP.NEXT_AT)
                .fetch(HELP.ID);
    }

    /** Tells somebody above of it, unless somebody took it at this moment or another node tells. */
    void goUp(UUID id) {
        var now = clock.instant();
        var due = HELP.ID.eq(id).and(HELP.NEXT_AT.le(utc(now)));
        var mine = database.select(HELP.ID)
                .from(HELP)
                .where(due)
                .forUpdate()
                .skipLocked()
                .fetchOne(HELP.ID);
        if (mine != null) {
            book.fetch(due).forEach(call -> goesUp(call, now));
        }
    }

    private void goesUp(CallForHelp call, Instant now) {
        var order = orders.get(call.order());
        var cover = covers.unranked(order, now);
        var above = ABOVE.stream().filter(who -> !cover.of(who).isEmpty()).toList();
        boolean all = call.need() == Need.DANGER;
        var told = all || above.isEmpty() ? above : List.of(above.get(call.told() % above.size()));
        for (var who : told) {
            var to = technicians.get(cover.of(who).getFirst());
            texts.helpIsMissing(order, to, call, call.told());
            happened(order.id(), "help-up", null, about(call, Map.of("who", to.name(), "why", who.word())));
        }
        if (told.isEmpty()) {
            happened(order.id(), "help-unheard", null, about(call, Map.of()));
        }
        database.update(HELP)
                .set(HELP.TOLD, call.told() + 1)
                .set(HELP.NEXT_AT, utc(now.plus(patience(call.told() + 1))))
                .where(HELP.ID.eq(call.id()))
                .execute();
    }

    /** Twice as long each time. */
    private Duration patience(int told) {
        return settings.helpWaits().multipliedBy(1L << Math.min(told - 1, MOST_DOUBLED));
    }

    @EventListener
    void on(WorkOrderClosed closed) {
        over(closed.order());
    }

    @EventListener
    void on(WorkOrderCancelled cancelled) {
        over(cancelled.order());
    }

    /** Where somebody may be hurt, the end of the job ends nothing: somebody must still take it. */
    private void over(UUID order) {
        database.update(HELP)
                .set(HELP.OVER_AT, utc(clock.instant()))
                .setNull(HELP.NEXT_AT)
                .where(HELP.WORK_ORDER.eq(order), HELP.NEXT_AT.isNotNull(), HELP.NEED.ne(Need.DANGER.word()))
                .execute();
    }

    private static Map<String, Object> about(CallForHelp call, Map<String, ?> more) {
        return about(call.technician(), call.need(), call.skill(), more);
    }

    private static Map<String, Object> about(Technician technician, Need need, String skill, Map<String, ?> more) {
        var data = new HashMap<String, Object>(more);
        data.put("technician", technician.id());
        data.put("name", technician.name());
        data.put("what", need.word());
        if (!skill.isEmpty()) {
            data.put("skill", skill);
        }
        return data;
    }

    private void happened(UUID order, String kind, @Nullable UUID by, Map<String, ?> data) {
        events.append(MODULE, order, kind, by, data);
        announce.publishEvent(new DispatchChanged(order));
    }
}
