package throughline.request;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.asset.BranchChanged;
import throughline.asset.RecordsSwitched;
import throughline.asset.Sites;
import throughline.asset.Units;
import throughline.kernel.Remembered;
import throughline.kernel.Transactions;

/** Whether a place exists, and whose it is. Units and sites are never deleted, so what was found once may be remembered for a while. */
@Component
class Places {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MANY = 20_000;

    private final Units units;
    private final Sites sites;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Remembered<UUID, Known> knownUnits = new Remembered<>(MANY);
    private final Remembered<UUID, Known> knownSites = new Remembered<>(MANY);

    Places(Units units, Sites sites, Transactions transactions, InstantSource clock) {
        this.units = units;
        this.sites = sites;
        this.transactions = transactions;
        this.clock = clock;
    }

    record Place(UUID site, UUID customer) {}

    private record Known(Place place, Instant until) {}

    /** @throws throughline.kernel.Refused when there is no such unit or site */
    @Nullable
    Place of(@Nullable UUID unit, @Nullable UUID site) {
        if (unit != null) {
            return known(knownUnits, unit);
        }
        return site == null ? null : known(knownSites, site);
    }

    /** From midnight on the requests are another owner's. */
    @EventListener
    void on(RecordsSwitched switched) {
        transactions.afterCommit(this::forget);
    }

    /** Those who saw it may not see it any more. */
    @EventListener
    void on(BranchChanged changed) {
        transactions.afterCommit(this::forget);
    }

    private void forget() {
        knownUnits.forget();
        knownSites.forget();
    }

    private Place known(Remembered<UUID, Known> known, UUID id) {
        var now = clock.instant();
        var found = known.get(id);
        if (found == null || found.until().isBefore(now)) {
            var site = known == knownUnits ? units.get(id).site().id() : id;
            found = new Known(new Place(site, sites.get(site).customer()), now.plus(REMEMBERED));
            known.put(id, found);
        }
        return found.place();
    }
}
