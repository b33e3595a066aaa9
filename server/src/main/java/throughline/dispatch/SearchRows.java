package throughline.dispatch;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static throughline.dispatch.db.Tables.OFFER;
import static throughline.dispatch.db.Tables.SEARCH;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.SelectConditionStep;
import org.jooq.SelectSeekStep2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.dispatch.db.tables.records.OfferRecord;
import throughline.dispatch.db.tables.records.SearchRecord;
import throughline.work.WorkOrder;
import tools.jackson.databind.json.JsonMapper;

/** Between the tables and the types of a search. */
@Component
class SearchRows {
    private final DSLContext database;
    private final Ladders ladders;
    private final JsonMapper json;

    SearchRows(DSLContext database, Ladders ladders, JsonMapper json) {
        this.database = database;
        this.ladders = ladders;
        this.json = json;
    }

    /** Locked until the transaction ends; null when the order is over or unknown here. The order's row is locked already. */
    @Nullable
    Search locked(WorkOrder order) {
        var row = rowOf(order).forUpdate().fetchOne();
        return row == null
                ? null
                : search(order, row, offersOf(order).forUpdate().fetch());
    }

    /** As it is at this moment; null when the order is over. */
    @Nullable
    Search seen(WorkOrder order) {
        var row = rowOf(order).fetchOne();
        return row == null ? null : search(order, row, offersOf(order).fetch());
    }

    /** A search that looks for somebody, with the offers of its present round. */
    record Searching(WorkOrder order, Search search, List<Unreached.Try> round, Instant since) {}

    /** Those of these orders for which somebody is looked for; two queries however many they are. */
    List<Searching> searching(List<WorkOrder> open) {
        var ids = open.stream().map(WorkOrder::id).toList();
        var found = database.selectFrom(SEARCH)
                .where(SEARCH.WORK_ORDER.in(ids), SEARCH.STATE.in("asking", "stuck"))
                .fetchMap(SEARCH.WORK_ORDER);
        var offers = database.selectFrom(OFFER)
                .where(OFFER.WORK_ORDER.in(found.keySet()))
                .orderBy(OFFER.OFFERED_AT, OFFER.ID)
                .fetchGroups(OFFER.WORK_ORDER);
        return open.stream()
                .filter(order -> found.containsKey(order.id()))
                .map(order -> {
                    var row = requireNonNull(found.get(order.id()));
                    List<OfferRecord> made = offers.containsKey(order.id()) ? offers.get(order.id()) : List.of();
                    var round = made.stream()
                            .filter(offer -> offer.getRound().equals(row.getRound()))
                            .map(offer -> new Unreached.Try(asked(offer), offer.getWays()))
                            .toList();
                    return new Searching(
                            order,
                            search(order, row, made),
                            round,
                            row.getSince().toInstant());
                })
                .toList();
    }

    private SelectConditionStep<SearchRecord> rowOf(WorkOrder order) {
        return database.selectFrom(SEARCH).where(SEARCH.WORK_ORDER.eq(order.id()));
    }

    private SelectSeekStep2<OfferRecord, OffsetDateTime, UUID> offersOf(WorkOrder order) {
        return database.selectFrom(OFFER).where(OFFER.WORK_ORDER.eq(order.id())).orderBy(OFFER.OFFERED_AT, OFFER.ID);
    }

    private Search search(WorkOrder order, SearchRecord row, List<OfferRecord> offers) {
        var ladder = row.getLadder() == null
                ? ladders.of(order)
                : json.readValue(row.getLadder().data(), Ladder.class);
        var climb = new Search.Climb(ladder, row.getFromRung(), row.getRung(), row.getRound(), row.getSeats());
        var asked = offers.stream().map(SearchRows::asked).toList();
        var beside = new HashMap<UUID, Stay>();
        for (var offer : offers) {
            if (offer.getVisit() != null) {
                beside.put(offer.getId(), json.readValue(offer.getVisit().data(), Stay.class));
            }
        }
        return kept(row).search(climb, asked, beside);
    }

    /** Over is no row any more. @param before as it was read */
    void keep(UUID order, Search before, Search search) {
        var phase = search.phase();
        if (phase instanceof Phase.Over) {
            database.deleteFrom(SEARCH).where(SEARCH.WORK_ORDER.eq(order)).execute();
            return;
        }
        var row = new SearchRecord();
        row.setWorkOrder(order);
        var kept = Kept.of(search);
        row.setState(kept.state());
        row.setSince(utc(kept.since()));
        row.setNextAt(utc(kept.next()));
        row.setOwnNextAt(kept.ownNext() == null ? null : utc(kept.ownNext()));
        row.setTechnician(kept.technician());
        row.setArrivesAt(kept.arrivesAt() == null ? null : utc(kept.arrivesAt()));
        row.setGivesUpAt(kept.givesUpAt() == null ? null : utc(kept.givesUpAt()));
        row.setReminders(kept.reminders());
        var climb = search.climb();
        row.setLadder(JSONB.valueOf(json.writeValueAsString(climb.ladder())));
        row.setFromRung(climb.from());
        row.setRung(climb.reached());
        row.setRound(climb.round());
        row.setSeats(climb.seats());
        var owner = owner(search, kept);
        row.setOwner(owner);
        row.setOwnerKind(owner == null ? "dispatcher" : phase instanceof Phase.Waiting ? "user" : "technician");
        database.insertInto(SEARCH)
                .set(row)
                .onConflict(SEARCH.WORK_ORDER)
                .doUpdate()
                .set(row)
                .set(SEARCH.VERSION, SEARCH.VERSION.plus(1))
                .execute();
        keepVisits(before, search);
    }

    private void keepVisits(Search before, Search search) {
        var was = Kept.beside(before);
        var is = Kept.beside(search);
        for (var each : search.asked()) {
            var stay = is.get(each.offer());
            var known = before.asked().stream()
                    .filter(one -> one.offer().equals(each.offer()))
                    .findFirst()
                    .orElse(each);
            var arrivesAt = each.arrivesAt();
            if (!Objects.equals(stay, was.get(each.offer())) || !Objects.equals(arrivesAt, known.arrivesAt())) {
                database.update(OFFER)
                        .set(OFFER.VISIT, stay == null ? null : JSONB.valueOf(json.writeValueAsString(stay)))
                        .set(OFFER.ARRIVES_AT, arrivesAt == null ? null : utc(arrivesAt))
                        .where(OFFER.ID.eq(each.offer()))
                        .execute();
            }
        }
    }

    /** Whoever must act next; null is the dispatcher. */
    private static @Nullable UUID owner(Search search, Kept kept) {
        return switch (search.phase()) {
            case Phase.Asking _ ->
                search.asked().stream()
                        .filter(Search.Asked::isOpen)
                        .min(comparing(Search.Asked::answerBy))
                        .map(Search.Asked::technician)
                        .orElseThrow();
            case Phase.Going _ -> List.of("late", "report-due").contains(kept.state()) ? null : kept.technician();
            case Phase.Stuck _, Phase.Over _ -> null;
            case Phase.Waiting waiting -> waiting.owner();
        };
    }

    private static Kept kept(SearchRecord row) {
        return new Kept(
                row.getState(),
                row.getSince().toInstant(),
                row.getNextAt().toInstant(),
                instant(row.getOwnNextAt()),
                row.getTechnician(),
                instant(row.getArrivesAt()),
                instant(row.getGivesUpAt()),
                row.getOwner(),
                row.getReminders());
    }

    private static Search.Asked asked(OfferRecord row) {
        return new Search.Asked(
                row.getId(),
                row.getTechnician(),
                row.getSeat(),
                row.getRound(),
                row.getRung(),
                row.getChannel(),
                OfferState.of(row.getState()),
                row.getReason() == null ? "" : row.getReason(),
                row.getAnswerBy().toInstant(),
                instant(row.getArrivesAt()),
                null);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
