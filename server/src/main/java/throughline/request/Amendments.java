package throughline.request;

import static throughline.request.db.Tables.REQUEST_;

import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.request.RequestForm.Read;
import throughline.request.RequestState.Closed;
import throughline.request.RequestState.WithOrder;
import throughline.request.db.tables.records.RequestRecord;
import throughline.work.WorkOrders;

/**
 * What happens to a save that finds no draft: with a work order under way, what the caller adds is kept and worse news makes the
 * order more urgent; anything else is refused with what is the case.
 */
@Component
class Amendments {
    private final DSLContext database;
    private final RequestRows rows;
    private final WorkOrders orders;
    private final WorseNews worse;
    private final CallersHear callers;
    private final Moves moves;
    private final Transactions transactions;
    private final InstantSource clock;

    Amendments(
            DSLContext database,
            RequestRows rows,
            WorkOrders orders,
            WorseNews worse,
            CallersHear callers,
            Moves moves,
            Transactions transactions,
            InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.orders = orders;
        this.worse = worse;
        this.callers = callers;
        this.moves = moves;
        this.transactions = transactions;
        this.clock = clock;
    }

    Request instead(UUID request, Read read, By by) {
        return transactions.in(() -> {
            var answering = database.select(REQUEST_.WORK_ORDER)
                    .from(REQUEST_)
                    .where(REQUEST_.ID.eq(request))
                    .fetchOne(REQUEST_.WORK_ORDER);
            // Whoever ends an order locks it before its requests, so it is locked first here as well.
            var order = answering == null ? null : orders.lock(answering);
            var row = rows.locked(request);
            Moves.mustWrite(row, by);
            return switch (RequestRows.state(row)) {
                case WithOrder(var current)
                when order != null && current.equals(order.id()) -> {
                    amend(row, read, by);
                    worse.tell(order, row, by.person());
                    callers.joined(order, row);
                    yield rows.request(row);
                }
                case Closed _ ->
                    throw new Refused(
                            "request.already-closed", "This request is closed. Open it again before you change it.");
                case WithOrder _, RequestState.Draft _, RequestState.Parked _ -> throw Refused.editedBySomeoneElse();
            };
        });
    }

    private void amend(RequestRecord row, Read read, By by) {
        boolean same = row.getWords().equals(read.words())
                && rows.answers(row).equals(read.answers())
                && RequestRows.safety(row).equals(read.safety())
                && row.getTextCaller().equals(read.textCaller())
                && row.getCallback().equals(read.callback())
                && (read.medical() == null || row.getMedical().equals(read.medical()));
        if (same) {
            return;
        }
        var before = Map.of("words", row.getWords(), "answers", rows.answers(row), "callback", row.getCallback());
        row.setWords(read.words());
        row.setAnswers(rows.jsonb(read.answers()));
        row.setTrapped(read.safety().trapped());
        row.setHurt(read.safety().hurt());
        row.setFireOrWater(read.safety().fireOrWater());
        row.setTextCaller(read.textCaller());
        row.setCallback(read.callback());
        if (read.medical() != null) {
            row.setMedical(read.medical());
        }
        row.setSavedAt(RequestRows.utc(clock.instant()));
        row.setSavedBy(by.person());
        moves.kept(row, RequestRows.state(row), "amended", by.person(), Map.of("before", before));
    }
}
