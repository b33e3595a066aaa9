package throughline.work;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.customer.Price;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.work.db.tables.records.WorkOrderRecord;

/**
 * Nobody is sent where the agreement does not pay before somebody has said yes to the price, or has chosen to wait for its hours. Nobody
 * who may be inside waits for that: an entrapment passes, and its price is only written down.
 */
@Component
class PriceGate {
    private static final String MODULE = "work";
    private static final int LONGEST_NAME = 200;

    private final OrderRows rows;
    private final Promises promises;
    private final EventLog events;
    private final InstantSource clock;

    PriceGate(OrderRows rows, Promises promises, EventLog events, InstantSource clock) {
        this.rows = rows;
        this.promises = promises;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes onto a new order what its visit costs.
     *
     * @return the hold that was chosen instead of a visit now; null when somebody is sent at once
     * @throws Refused {@code work.price-not-told} or {@code work.price-unknown} while nobody has said yes
     */
    @Nullable
    Hold raised(WorkOrderRecord row, Consent consent, @Nullable UUID by) {
        var coverage = promises.coverage(row, clock.instant());
        if (coverage == null || !coverage.price().charged()) {
            return null;
        }
        if (!coverage.asksFirst() || row.getTrapped()) {
            rows.settle(row, new Charge(coverage.price(), coverage.currency(), null));
            return null;
        }
        return switch (consent) {
            case Consent.NotAsked _ -> throw notTold(coverage);
            case Consent.Given(var typed) -> {
                rows.settle(row, new Charge(coverage.price(), coverage.currency(), name(typed)));
                yield null;
            }
            case Consent.Waits(var typed) -> {
                var begins = coverage.begins();
                if (begins == null) {
                    throw new Refused(
                            "work.hours-have-begun",
                            "The hours of the agreement have begun, so waiting changes nothing about the price. Note who says yes to it.");
                }
                var later = coverage.priceInside();
                rows.settle(
                        row, new Charge(later, coverage.currency(), later.charged() ? name(typed) : nameOrNone(typed)));
                yield new Hold(HoldReason.UNTIL_TIME, by, begins, "");
            }
        };
    }

    /** It became clear which unit it is, and so what was agreed. Somebody may be on the way already: what it costs is written down. */
    void unitChosen(WorkOrderRecord row, @Nullable UUID by) {
        var coverage = promises.coverage(row, clock.instant());
        if (coverage != null && coverage.price().charged() && rows.charge(row) == null) {
            settle(row, new Charge(coverage.price(), coverage.currency(), null), by);
        }
    }

    /** What the timeline tells of it, in the order's own transaction. */
    void tell(WorkOrderRecord row, @Nullable Hold hold, @Nullable UUID by) {
        var charge = rows.charge(row);
        if (charge == null) {
            return;
        }
        if (hold != null) {
            events.append(MODULE, row.getId(), "held", by, held(hold, charge));
        } else {
            tell(row, charge, by);
        }
    }

    /**
     * An order that waits for the hours is sent on before they begin. When its time has come by itself, nobody is there to be asked:
     * should the hours have changed meanwhile, the price is written down.
     *
     * @param by null when its time has come
     * @throws Refused as for a new one
     */
    void resumed(WorkOrderRecord row, Consent consent, @Nullable UUID by) {
        var coverage = otherPrice(row, clock.instant());
        if (coverage == null) {
            return;
        }
        if (consent instanceof Consent.Given(var typed)) {
            settle(row, new Charge(coverage.price(), coverage.currency(), name(typed)), by);
        } else if (by == null) {
            settle(row, new Charge(coverage.price(), coverage.currency(), null), null);
        } else {
            throw notTold(coverage);
        }
    }

    /** @throws Refused {@code work.wakes-before-hours} when an order that waits for the hours would be sent on before they begin */
    void held(WorkOrderRecord row, Hold hold) {
        if (otherPrice(row, hold.wakeAt()) != null) {
            throw new Refused(
                    "work.wakes-before-hours",
                    "Nobody has said yes to the price outside the hours of the agreement. Choose a time inside them, or take it up again with a name.");
        }
    }

    /** How a visit at that instant is covered, if that costs something else than what was settled; null when nobody needs to be asked. */
    private @Nullable Coverage otherPrice(WorkOrderRecord row, Instant at) {
        var settled = rows.charge(row);
        if (settled == null || row.getTrapped()) {
            return null;
        }
        var coverage = promises.coverage(row, at);
        return coverage == null || !coverage.asksFirst() || coverage.price().equals(settled.price()) ? null : coverage;
    }

    private void settle(WorkOrderRecord row, Charge charge, @Nullable UUID by) {
        rows.settle(row, charge);
        tell(row, charge, by);
    }

    private void tell(WorkOrderRecord row, Charge charge, @Nullable UUID by) {
        var kind = charge.authorisedBy() == null ? "price-noted" : "price-authorised";
        events.append(MODULE, row.getId(), kind, by, told(charge));
    }

    private static Map<String, Object> held(Hold hold, Charge charge) {
        var data = new HashMap<>(told(charge));
        data.put("reason", hold.reason().word());
        data.put("wakeAt", hold.wakeAt());
        data.put("notCovered", true);
        if (hold.owner() != null) {
            data.put("owner", hold.owner());
        }
        return data;
    }

    private static Map<String, Object> told(Charge charge) {
        var data = new HashMap<String, Object>();
        if (charge.authorisedBy() != null) {
            data.put("authorisedBy", charge.authorisedBy());
        }
        if (charge.price().amount() != null && charge.currency() != null) {
            data.put("amount", charge.price().amount());
            data.put("currency", charge.currency());
        }
        if (!charge.price().text().isEmpty()) {
            data.put("price", charge.price().text());
        }
        return data;
    }

    private static Refused notTold(Coverage coverage) {
        var said = said(coverage.price(), coverage.currency());
        return said.isEmpty()
                ? new Refused(
                        "work.price-unknown",
                        "This visit is not covered now, and its price is not on record. Say that it is charged, and note who says yes.")
                : new Refused(
                        "work.price-not-told",
                        "This visit is not covered now. Say the price first, {0}, and note who says yes.",
                        said);
    }

    private static String said(Price price, @Nullable String currency) {
        var amount = price.amount() == null || currency == null
                ? ""
                : currency + " " + price.amount().toPlainString();
        return (amount + " " + price.text()).strip();
    }

    private static String name(@Nullable String typed) {
        var form = new Form();
        var name = form.text("authorisedBy", typed, LONGEST_NAME);
        form.accept();
        return name;
    }

    private static @Nullable String nameOrNone(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : name(typed);
    }
}
