package throughline.dispatch;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.select;
import static throughline.dispatch.SearchRows.instant;
import static throughline.dispatch.db.Tables.EVENT;
import static throughline.dispatch.db.Tables.OFFER;
import static throughline.dispatch.db.Tables.SEARCH;
import static throughline.dispatch.db.Tables.SILENCE;
import static throughline.dispatch.db.Tables.TECHNICIAN;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.db.tables.records.SearchRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The front door for reading: which step comes next for an order, who was asked, who cannot be reached. */
@Component
@Transactional(readOnly = true)
public class OfferBook {
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};
    private static final Field<String> VISITING =
            jsonbGetAttributeAsText(OFFER.VISIT, inline("state")).as("visiting");
    private static final int LONGEST_TIMELINE = 2_000;

    private final DSLContext database;
    private final EventLog events;
    private final Links links;
    private final JsonMapper json;
    private final InstantSource clock;

    OfferBook(DSLContext database, EventLog events, Links links, JsonMapper json, InstantSource clock) {
        this.database = database;
        this.events = events;
        this.json = json;
        this.links = links;
        this.clock = clock;
    }

    /**
     * The next step of an open order.
     *
     * @param what answer, dispatcher, on-the-way, arrival, report or wake
     * @param owner a technician or a user, by {@code ownerKind}; null is the dispatcher
     * @param since when the order came to stand like this
     * @param reminders how often its report was asked for
     */
    public record Step(
            UUID order,
            String what,
            Instant at,
            String ownerKind,
            @Nullable UUID owner,
            boolean stuck,
            boolean late,
            Instant since,
            int reminders) {}

    /** A technician who did not answer lately, and is not asked before {@code until}. */
    public record Silent(Technician technician, UUID order, int tries, Instant lastAt, Instant until) {}

    /** @throws Refused {@code dispatch.no-such-offer} */
    public Offer get(UUID offer) {
        return fetch(OFFER.ID.eq(offer)).stream().findFirst().orElseThrow(OfferBook::unknown);
    }

    /** The offer behind a technician's link; null when we never gave it out. */
    public @Nullable Offer behind(String token) {
        return fetch(OFFER.ID.eq(links.offer(token))).stream().findFirst().orElse(null);
    }

    /** @throws Refused {@code dispatch.no-such-offer} */
    UUID orderOf(UUID offer) {
        var order = database.select(OFFER.WORK_ORDER)
                .from(OFFER)
                .where(OFFER.ID.eq(offer))
                .fetchOne(OFFER.WORK_ORDER);
        if (order == null) {
            throw unknown();
        }
        return order;
    }

    /** The same, where it was made to this technician; null where it was not, or never was. */
    public @Nullable Offer to(UUID technician, UUID offer) {
        return fetch(OFFER.ID.eq(offer).and(OFFER.TECHNICIAN.eq(technician))).stream()
                .findFirst()
                .orElse(null);
    }

    /** What waits for this technician's answer, or is hers and not over. */
    public List<Offer> running(UUID technician, int most) {
        var open = List.of("queued", "sent", "delivered", "read", "accepted");
        return fetch(OFFER.TECHNICIAN
                        .eq(technician)
                        .and(OFFER.STATE.in(open))
                        .and(OFFER.WORK_ORDER.in(select(SEARCH.WORK_ORDER).from(SEARCH))))
                .stream()
                .limit(most)
                .toList();
    }

    /** Of all these orders, in the order in which they were made; one query. */
    public List<Offer> of(Collection<UUID> orders) {
        return orders.isEmpty() ? List.of() : fetch(OFFER.WORK_ORDER.in(orders));
    }

    /** What happened in the search for this order, in order. */
    public List<Happened> timeline(UUID order) {
        return database.selectFrom(EVENT)
                .where(events.of(order, EVENT.SUBJECT, EVENT.AT))
                .orderBy(EVENT.AT, EVENT.ID)
                .limit(LONGEST_TIMELINE)
                .fetch(event -> new Happened(
                        event.getAt().toInstant(),
                        event.getKind(),
                        event.getBy(),
                        json.readValue(event.getData().data(), DATA)));
    }

    /** One line of an order's timeline. */
    public record Happened(
            Instant at, String kind, @Nullable UUID by, Map<String, Object> data) {}

    /** Steps of all orders that are open, what is due first comes first. */
    public List<Step> steps() {
        return database.selectFrom(SEARCH).orderBy(SEARCH.NEXT_AT).fetch(OfferBook::step);
    }

    public Map<UUID, Step> steps(Collection<UUID> orders) {
        return database.selectFrom(SEARCH)
                .where(SEARCH.WORK_ORDER.in(orders))
                .fetchMap(SEARCH.WORK_ORDER, OfferBook::step);
    }

    /** Nobody is left to ask for these; the longest first. */
    public List<Step> stuck() {
        return database.selectFrom(SEARCH)
                .where(SEARCH.STATE.eq("stuck"))
                .orderBy(SEARCH.SINCE)
                .fetch(OfferBook::step);
    }

    public List<Silent> silent() {
        return database.select()
                .from(SILENCE)
                .join(TECHNICIAN)
                .on(TECHNICIAN.ID.eq(SILENCE.TECHNICIAN))
                .where(SILENCE.UNTIL.gt(SearchRows.utc(clock.instant())))
                .orderBy(SILENCE.LAST_AT.desc())
                .fetch(row -> new Silent(
                        Technicians.technician(row),
                        row.get(SILENCE.WORK_ORDER),
                        row.get(SILENCE.TRIES),
                        row.get(SILENCE.LAST_AT).toInstant(),
                        row.get(SILENCE.UNTIL).toInstant()));
    }

    /** Percent of the offers answered since then that were accepted; null while none was. */
    public @Nullable Integer acceptedShare(Instant since) {
        var accepted = count().filterWhere(OFFER.STATE.eq("accepted"));
        var all = count();
        var row = database.select(accepted, all)
                .from(OFFER)
                .where(
                        OFFER.SETTLED_AT.ge(SearchRows.utc(since)),
                        OFFER.STATE.in("accepted", "rejected", "expired", "unreachable"))
                .fetchSingle();
        return row.value2() == 0 ? null : Math.round(row.value1() * 100f / row.value2());
    }

    static Refused unknown() {
        return new Refused("dispatch.no-such-offer", "There is no such offer.");
    }

    /** The latest few offers to these technicians, the last first. */
    List<Offer> fetchLatest(Condition who) {
        return database.select(OFFER.fields())
                .select(TECHNICIAN.fields())
                .select(VISITING)
                .from(OFFER)
                .join(TECHNICIAN)
                .on(TECHNICIAN.ID.eq(OFFER.TECHNICIAN))
                .where(who)
                .orderBy(OFFER.OFFERED_AT.desc(), OFFER.ID.desc())
                .limit(20)
                .fetch(OfferBook::offer);
    }

    List<Offer> fetch(Condition which) {
        return database.select(OFFER.fields())
                .select(TECHNICIAN.fields())
                .select(VISITING)
                .from(OFFER)
                .join(TECHNICIAN)
                .on(TECHNICIAN.ID.eq(OFFER.TECHNICIAN))
                .where(which)
                .orderBy(OFFER.OFFERED_AT, OFFER.ID)
                .fetch(OfferBook::offer);
    }

    private static Offer offer(Record row) {
        return new Offer(
                row.get(OFFER.ID),
                row.get(OFFER.WORK_ORDER),
                row.get(OFFER.SEAT),
                Technicians.technician(row),
                OfferState.of(row.get(OFFER.STATE)),
                row.get(OFFER.CHANNEL),
                row.get(OFFER.OFFERED_AT).toInstant(),
                row.get(OFFER.ANSWER_BY).toInstant(),
                instant(row.get(OFFER.DELIVERED_AT)),
                instant(row.get(OFFER.SETTLED_AT)),
                row.get(OFFER.REASON),
                instant(row.get(OFFER.ARRIVES_AT)),
                row.get(VISITING),
                row.get(OFFER.BY_HAND),
                row.get(OFFER.BY_HAND_REASON));
    }

    private static Step step(SearchRecord row) {
        var state = row.getState();
        var what = switch (state) {
            case "asking" -> "answer";
            case "stuck", "late" -> "dispatcher";
            case "accepted", "reminded" -> "on-the-way";
            case "on-the-way" -> "arrival";
            case "on-site", "report-due" -> "report";
            default -> "wake";
        };
        return new Step(
                row.getWorkOrder(),
                what,
                row.getNextAt().toInstant(),
                row.getOwnerKind(),
                row.getOwner(),
                state.equals("stuck"),
                state.equals("late"),
                row.getSince().toInstant(),
                row.getReminders());
    }
}
