package throughline.dispatch;

import static throughline.dispatch.db.Tables.OFFER;
import static throughline.dispatch.db.Tables.SEARCH;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
                : search(order, row, offersOf(order).forUpdate().fetch(SearchRows::asked));
    }

    /** As it is at this moment; null when the order is over. */
    @Nullable
    Search seen(WorkOrder order) {
        var row = rowOf(order).fetchOne();
        return row == null ? null : search(order, row, offersOf(order).fetch(SearchRows::asked));
    }

    private SelectConditionStep<SearchRecord> rowOf(WorkOrder order) {
        return database.selectFrom(SEARCH).where(SEARCH.WORK_ORDER.eq(order.id()));
    }

    private SelectSeekStep2<OfferRecord, OffsetDateTime, UUID> offersOf(WorkOrder order) {
        return database.selectFrom(OFFER).where(OFFER.WORK_ORDER.eq(order.id())).orderBy(OFFER.OFFERED_AT, OFFER.ID);
    }

    private Search search(WorkOrder order, SearchRecord row, List<Search.Asked> asked) {
        var ladder = row.getLadder() == null
                ? ladders.of(order)
                : json.readValue(row.getLadder().data(), Ladder.class);
        var climb = new Search.Climb(ladder, row.getFromRung(), row.getRung(), row.getRound(), row.getSeats());
        return new Search(climb, phase(row), asked);
    }

    /** Over is no row any more. */
    void keep(UUID order, Search search) {
        var phase = search.phase();
        if (phase instanceof Phase.Over) {
            database.deleteFrom(SEARCH).where(SEARCH.WORK_ORDER.eq(order)).execute();
            return;
        }
        var row = new SearchRecord();
        row.setWorkOrder(order);
        var kept = Kept.of(phase);
        row.setState(kept.state());
        row.setSince(utc(kept.since()));
        row.setNextAt(utc(kept.next()));
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
        var owner = owner(search);
        row.setOwner(owner);
        row.setOwnerKind(owner == null ? "dispatcher" : phase instanceof Phase.Waiting ? "user" : "technician");
        database.insertInto(SEARCH)
                .set(row)
                .onConflict(SEARCH.WORK_ORDER)
                .doUpdate()
                .set(row)
                .set(SEARCH.VERSION, SEARCH.VERSION.plus(1))
                .execute();
    }

    /** Whoever must act next; null is the dispatcher. */
    private static @Nullable UUID owner(Search search) {
        return switch (search.phase()) {
            case Phase.Asking asking ->
                search.asked().stream()
                        .filter(each -> each.isOpen() && each.answerBy().equals(asking.answerBy()))
                        .map(Search.Asked::technician)
                        .findFirst()
                        .orElseThrow();
            case Phase.Stuck _, Phase.Late _, Phase.ReportDue _, Phase.Over _ -> null;
            case Phase.Accepted _, Phase.Reminded _, Phase.OnTheWay _, Phase.OnSite _ ->
                search.phase().technician();
            case Phase.Waiting waiting -> waiting.owner();
        };
    }

    private static Phase phase(SearchRecord row) {
        return new Kept(
                        row.getState(),
                        row.getSince().toInstant(),
                        row.getNextAt().toInstant(),
                        row.getTechnician(),
                        instant(row.getArrivesAt()),
                        instant(row.getGivesUpAt()),
                        row.getOwner(),
                        row.getReminders())
                .phase();
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
                instant(row.getArrivesAt()));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
