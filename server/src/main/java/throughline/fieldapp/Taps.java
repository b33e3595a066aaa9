package throughline.fieldapp;

import static throughline.fieldapp.db.Tables.TAP;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.dispatch.Offer;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;

/**
 * The front door for what was tapped on a phone, perhaps without a network and some time ago. Each tap is done once, whatever the phone sends
 * again, and its answer stays the one that was given first.
 */
@Component
public class Taps {
    /** Whatever took no longer came over the network at once. */
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    private final DSLContext database;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    Taps(DSLContext database, EventLog events, Transactions transactions, InstantSource clock) {
        this.database = database;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param id the name that the phone gave it
     * @param age how long ago it was tapped, by the phone's own clock, which may be wrong and still knows that
     */
    public record Tap(UUID id, String act, Duration age) {}

    /**
     * Does it, told when it was said: never later than now and never before the offer.
     *
     * @throws Refused by the act; the same again when the same tap comes again
     */
    public void once(Tap tap, Phone phone, Offer offer, Consumer<Instant> act) {
        try {
            transactions.run(() -> {
                if (!isFirst(tap, phone, offer, null)) {
                    return;
                }
                act.accept(said(tap, offer));
            });
        } catch (Refused refused) {
            transactions.run(() -> isFirst(tap, phone, offer, refused));
            throw refused;
        }
        refuseAsBefore(tap);
    }

    /** Notes it with its two times; false when it came before. Another one that sends the same at this instant waits here. */
    private boolean isFirst(Tap tap, Phone phone, Offer offer, @Nullable Refused refused) {
        var said = said(tap, offer);
        int first = database.insertInto(TAP)
                .set(TAP.ID, tap.id())
                .set(TAP.PHONE, phone.id())
                .set(TAP.OFFER, offer.id())
                .set(TAP.WORK_ORDER, offer.order())
                .set(TAP.ACT, tap.act())
                .set(TAP.SAID_AT, utc(said))
                .set(TAP.ARRIVED_AT, utc(clock.instant()))
                .set(TAP.REFUSED, refused == null ? null : refused.code())
                .set(
                        TAP.REFUSED_WITH,
                        refused == null
                                ? null
                                : refused.values().stream().map(String::valueOf).toArray(String[]::new))
                .onConflictDoNothing()
                .execute();
        if (first == 1 && Duration.between(said, clock.instant()).compareTo(AT_ONCE) > 0) {
            tell(tap, offer, said, refused);
        }
        return first == 1;
    }

    private void tell(Tap tap, Offer offer, Instant said, @Nullable Refused refused) {
        var data = new HashMap<String, Object>(Map.of(
                "offer", offer.id(),
                "technician", offer.technician().id(),
                "name", offer.technician().name(),
                "act", tap.act(),
                "saidAt", said));
        if (refused != null) {
            data.put("refused", refused.code());
        }
        events.append("fieldapp", offer.order(), refused == null ? "said-earlier" : "said-too-late", null, data);
    }

    private void refuseAsBefore(Tap tap) {
        var kept = database.selectFrom(TAP).where(TAP.ID.eq(tap.id())).fetchOne();
        if (kept != null && kept.getRefused() != null) {
            throw new Refused(kept.getRefused(), "", (Object[]) kept.getRefusedWith());
        }
    }

    private Instant said(Tap tap, Offer offer) {
        var now = clock.instant();
        var said = tap.age().isNegative() ? now : now.minus(tap.age());
        return said.isBefore(offer.at()) ? offer.at() : said;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
