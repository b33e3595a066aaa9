package throughline.dispatch;

import static throughline.dispatch.db.Tables.OFFER;
import static throughline.dispatch.db.Tables.SEARCH;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.dispatch.db.tables.records.OfferRecord;
import throughline.dispatch.db.tables.records.SearchRecord;

/** Between the tables and the types of a search. */
@Component
class SearchRows {
    private final DSLContext database;

    SearchRows(DSLContext database) {
        this.database = database;
    }

    /** Locked until the transaction ends; null when the order is over or unknown here. The order's row is locked already. */
    @Nullable
    Search locked(UUID order) {
        var row = database.selectFrom(SEARCH)
                .where(SEARCH.WORK_ORDER.eq(order))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            return null;
        }
        var asked = database.selectFrom(OFFER)
                .where(OFFER.WORK_ORDER.eq(order))
                .orderBy(OFFER.OFFERED_AT, OFFER.ID)
                .forUpdate()
                .fetch(SearchRows::asked);
        return new Search(phase(row), row.getRound(), asked);
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
        row.setState(word(phase));
        row.setRound(search.round());
        row.setSince(utc(phase.since()));
        row.setNextAt(utc(phase.next()));
        row.setTechnician(phase.technician());
        row.setArrivesAt(phase.arrivesAt() == null ? null : utc(phase.arrivesAt()));
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

    private static String word(Phase phase) {
        return switch (phase) {
            case Phase.Asking _ -> "asking";
            case Phase.Stuck _ -> "stuck";
            case Phase.Accepted _ -> "accepted";
            case Phase.Reminded _ -> "reminded";
            case Phase.OnTheWay _ -> "on-the-way";
            case Phase.Late _ -> "late";
            case Phase.OnSite _ -> "on-site";
            case Phase.ReportDue _ -> "report-due";
            case Phase.Waiting _ -> "waiting";
            case Phase.Over _ -> "over";
        };
    }

    private static Phase phase(SearchRecord row) {
        var since = row.getSince().toInstant();
        var next = row.getNextAt().toInstant();
        var arrivesAt =
                row.getArrivesAt() == null ? Instant.MIN : row.getArrivesAt().toInstant();
        var technician = row.getTechnician();
        return switch (row.getState()) {
            case "asking" -> new Phase.Asking(since, next);
            case "stuck" -> new Phase.Stuck(since, next);
            case "accepted" -> new Phase.Accepted(technician, since, arrivesAt, next);
            case "reminded" -> new Phase.Reminded(technician, since, arrivesAt, next);
            case "on-the-way" -> new Phase.OnTheWay(technician, since, arrivesAt, next);
            case "late" -> new Phase.Late(technician, since, arrivesAt, next);
            case "on-site" -> new Phase.OnSite(technician, since, next);
            case "report-due" -> new Phase.ReportDue(technician, since, next);
            case "waiting" -> new Phase.Waiting(row.getOwner(), since, next);
            default ->
                throw new IllegalStateException(
                        "search of %s in state %s".formatted(row.getWorkOrder(), row.getState()));
        };
    }

    private static Search.Asked asked(OfferRecord row) {
        return new Search.Asked(
                row.getId(),
                row.getTechnician(),
                row.getSeat(),
                row.getRound(),
                OfferState.of(row.getState()),
                row.getAnswerBy().toInstant());
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
