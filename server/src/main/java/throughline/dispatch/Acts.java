package throughline.dispatch;

import static java.util.Objects.requireNonNull;
import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.OFFER;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.work.Going;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** Carries out what a search wants: offers, texts, moves of the order, each on record. */
@Component
class Acts {
    private static final String MODULE = "dispatch";

    private final DSLContext database;
    private final WorkOrders orders;
    private final Technicians technicians;
    private final TechnicianTexts texts;
    private final OfferCarriers carriers;
    private final Silences silences;
    private final EventLog events;

    Acts(
            DSLContext database,
            WorkOrders orders,
            Technicians technicians,
            TechnicianTexts texts,
            OfferCarriers carriers,
            Silences silences,
            EventLog events) {
        this.database = database;
        this.orders = orders;
        this.technicians = technicians;
        this.texts = texts;
        this.carriers = carriers;
        this.silences = silences;
        this.events = events;
    }

    /** The search itself is kept already. Moves of the order come last, because they are announced and heard by others. */
    void carryOut(WorkOrder order, Search.Next next, Habits habits, Instant now) {
        for (var act : next.acts()) {
            switch (act) {
                case Act.Ask(var asked, var byHand) -> ask(order, asked, byHand, now);
                case Act.Settle settle -> settle(order, next, settle, habits, now);
                case Act.AskAgain(var asked) -> askAgain(order, asked);
                case Act.Give give -> give(order, next, give, now);
                case Act.NoCover(var rung, var who) -> happened(order, "no-cover", null, standing(rung, who));
                case Act.CallRescue _ -> happened(order, "call-rescue", null, Map.of());
                case Act.Jumped(var rung, var who, var by) -> happened(order, "jumped", by, standing(rung, who));
                case Act.PassedOn(var by) -> happened(order, "passed-on", by, Map.of());
                case Act.Widened(var rung, var who, var by) -> happened(order, "widened", by, standing(rung, who));
                case Act.AsksAgain(var by) -> happened(order, "asks-again", by, Map.of());
                case Act.NeedsSeats(var seats, var by) -> happened(order, "seats", by, Map.of("seats", seats));
                case Act.NobodyLeft _ -> happened(order, "nobody-left", null, Map.of());
                case Act.AskWhetherOnTheWay(var technician) -> {
                    var to = technicians.get(technician);
                    texts.areYouOnTheWay(order, to, accepted(next, technician));
                    happened(order, "reminded", null, about(to, Map.of("what", "on-the-way")));
                }
                case Act.IsLate(var technician) ->
                    happened(order, "late", null, about(technicians.get(technician), Map.of()));
                case Act.AskForReport please -> {
                    var to = technicians.get(please.technician());
                    texts.reportPlease(order, to, accepted(next, to.id()), now);
                    happened(order, "reminded", null, about(to, Map.of("what", "report", "times", please.times())));
                }
                case Act.TellLead tell -> tellLead(order, tell);
                case Act.Taken _, Act.FellThrough _, Act.GoesOn _, Act.TakeUp _, Act.ReportIsDue _ -> {}
            }
        }
        move(order, next);
    }

    private void move(WorkOrder order, Search.Next next) {
        boolean fell = false;
        for (var act : next.acts()) {
            if (act instanceof Act.FellThrough through) {
                fellThrough(order, through.why());
                fell = true;
            }
        }
        var phase = next.search().phase();
        boolean searching = phase instanceof Phase.Asking || phase instanceof Phase.Stuck;
        boolean said = order.state().equals("offering") && !fell;
        if (searching && !said && next.search().going().isEmpty()) {
            orders.offering(order.id());
        }
        for (var act : next.acts()) {
            if (act instanceof Act.Taken taken) {
                var to = technicians.get(taken.technician());
                orders.accepted(order.id(), to.id(), to.name(), taken.arrivesAt());
            } else if (act instanceof Act.GoesOn) {
                goesOn(order, next.search().going());
            } else if (act instanceof Act.ReportIsDue) {
                orders.reportDue(order.id());
            } else if (act instanceof Act.TakeUp) {
                orders.resume(order.id(), null);
            }
        }
    }

    /** Whoever speaks for the order goes on doing so while he goes; it is as far as whoever of them is. */
    private void goesOn(WorkOrder order, List<Search.Asked> going) {
        var speaks = going.stream()
                .filter(each -> each.technician().equals(order.technician()))
                .findFirst()
                .orElse(going.getFirst());
        var arrivesAt = requireNonNull(speaks.arrivesAt());
        var to = technicians.get(speaks.technician());
        boolean left = going.stream().anyMatch(each -> each.watched() instanceof Visit.OnTheWay);
        boolean there = going.stream().anyMatch(each -> each.watched() instanceof Visit.OnSite);
        boolean reportDue = going.stream().anyMatch(each -> each.watched() instanceof Visit.ReportDue);
        var how = there ? Going.ON_SITE : reportDue ? Going.REPORT_DUE : left ? Going.ON_THE_WAY : Going.ACCEPTED;
        orders.goesOn(order.id(), to.id(), to.name(), arrivesAt, how);
    }

    /** What the order announces of it finds a search that looks for others already. */
    private void fellThrough(WorkOrder order, String why) {
        if (why.equals(Search.LATE)) {
            orders.didNotCome(order.id());
        } else {
            orders.givenBack(order.id(), why, null);
        }
    }

    /** Also on record where nobody leads: somebody reads the order's history. */
    private void tellLead(WorkOrder order, Act.TellLead tell) {
        var silent = technicians.get(tell.technician());
        var data = new HashMap<String, Object>(Map.of("times", tell.times()));
        if (tell.lead() != null) {
            var lead = technicians.get(tell.lead());
            texts.reportMissing(order, lead, silent, tell.times());
            data.put("lead", lead.name());
        }
        happened(order, "report-escalated", null, about(silent, data));
    }

    private void ask(WorkOrder order, Search.Asked asked, Act.@Nullable ByHand byHand, Instant now) {
        var to = technicians.get(asked.technician());
        var row = database.newRecord(OFFER);
        row.setId(asked.offer());
        row.setWorkOrder(order.id());
        row.setSeat(asked.seat());
        row.setTechnician(to.id());
        row.setRound(asked.round());
        row.setRung(asked.rung());
        row.setChannel(asked.channel());
        row.setState(asked.state().word());
        row.setOfferedAt(utc(now));
        row.setAnswerBy(utc(asked.answerBy()));
        row.setByHand(byHand == null ? null : byHand.by());
        row.setByHandReason(byHand == null ? null : byHand.reason());
        row.insert();
        carry(order, to, asked);
        var data = new HashMap<String, Object>(Map.of("offer", asked.offer(), "expiresAt", asked.answerBy()));
        if (byHand != null) {
            data.put("byHandReason", byHand.reason());
        }
        happened(order, "offered", byHand == null ? null : byHand.by(), about(to, data));
    }

    private void askAgain(WorkOrder order, Search.Asked asked) {
        var to = technicians.get(asked.technician());
        database.update(OFFER)
                .set(OFFER.CHANNEL, asked.channel())
                .set(OFFER.WAYS, OFFER.WAYS.plus(1))
                .set(OFFER.ANSWER_BY, utc(asked.answerBy()))
                .where(OFFER.ID.eq(asked.offer()))
                .execute();
        carry(order, to, asked);
        var data = Map.of("offer", asked.offer(), "channel", asked.channel(), "expiresAt", asked.answerBy());
        happened(order, "asked-again", null, about(to, data));
    }

    private void carry(WorkOrder order, Technician to, Search.Asked asked) {
        carriers.carry(asked.channel(), new OfferCarrier.Asking(asked.offer(), order, to, asked.answerBy()));
    }

    private void settle(WorkOrder order, Search.Next next, Act.Settle settle, Habits habits, Instant now) {
        var before = database.update(OFFER)
                .set(OFFER.STATE, settle.state().word())
                .set(OFFER.REASON, settle.reason())
                .set(OFFER.SETTLED_AT, utc(now))
                .where(OFFER.ID.eq(settle.offer()))
                .returning(OFFER.SENT_AT)
                .fetchSingle();
        var to = technicians.get(settle.technician());
        happened(
                order,
                settle.state().word(),
                null,
                about(to, Map.of("offer", settle.offer(), "reason", settle.reason())));
        switch (settle.state()) {
            case EXPIRED -> {
                if (before.getSentAt() != null) { // a question that never left is not the technician's silence
                    silences.noAnswer(to.id(), order.id(), habits, now);
                }
            }
            case UNREACHABLE -> {
                if (settle.reason().equals("not-delivered")) {
                    silences.noAnswer(to.id(), order.id(), habits, now);
                }
            }
            case REJECTED -> silences.answered(to.id());
            default -> {}
        }
        boolean knows = before.getSentAt() != null || settle.reason().equals(Search.LATE);
        carriers.over(new OfferCarrier.Ending(
                settle.offer(), order, to, settle.state(), settle.reason(), knows, winner(next)));
    }

    private void give(WorkOrder order, Search.Next next, Act.Give give, Instant now) {
        database.update(OFFER)
                .set(OFFER.STATE, OfferState.ACCEPTED.word())
                .set(OFFER.SEAT, give.seat())
                .set(OFFER.ARRIVES_AT, utc(give.arrivesAt()))
                .set(OFFER.SETTLED_AT, utc(now))
                .where(OFFER.ID.eq(give.offer()))
                .execute();
        silences.answered(give.technician());
        var data = Map.of("offer", give.offer(), "seat", give.seat(), "arrivesAt", give.arrivesAt());
        var to = technicians.get(give.technician());
        happened(order, "accepted", null, about(to, data));
        carriers.over(new OfferCarrier.Ending(give.offer(), order, to, OfferState.ACCEPTED, "", true, winner(next)));
    }

    /** @param rung the first is 0 inside, and 1 for people */
    private static Map<String, ?> standing(int rung, List<Who> who) {
        return Map.of("rung", rung + 1, "why", who.getFirst().word());
    }

    private @Nullable String winner(Search.Next next) {
        var going = next.search().going();
        return going.isEmpty()
                ? null
                : technicians.get(going.getFirst().technician()).name();
    }

    /** The offer by which this technician has the order. */
    private static UUID accepted(Search.Next next, UUID technician) {
        return next.search().asked().stream()
                .filter(each ->
                        each.state() == OfferState.ACCEPTED && each.technician().equals(technician))
                .map(Search.Asked::offer)
                .findFirst()
                .orElseThrow();
    }

    private void happened(WorkOrder order, String kind, @Nullable UUID by, Map<String, ?> data) {
        events.append(MODULE, order.id(), kind, by, data);
    }

    static Map<String, Object> about(Technician technician, UUID offer) {
        return about(technician, Map.of("offer", offer));
    }

    private static Map<String, Object> about(Technician technician, Map<String, ?> more) {
        var data = new HashMap<String, Object>(more);
        data.put("technician", technician.id());
        data.put("name", technician.name());
        return data;
    }
}
