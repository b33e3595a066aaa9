package throughline.request;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Sites;
import throughline.asset.Units;

/** Whether a place exists, and whose it is. Units and sites are never deleted, so what was found once may be remembered for a while. */
@Component
class Places {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MANY = 20_000;

    private final Units units;
    private final Sites sites;
    private final InstantSource clock;
    private final Map<UUID, Known> knownUnits = new ConcurrentHashMap<>();
    private final Map<UUID, Known> knownSites = new ConcurrentHashMap<>();

    Places(Units units, Sites sites, InstantSource clock) {
        this.units = units;
        this.sites = sites;
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

    private Place known(Map<UUID, Known> known, UUID id) {
        var now = clock.instant();
        var found = known.get(id);
        if (found == null || found.until().isBefore(now)) {
            if (known.size() >= MANY) {
                known.clear();
            }
            var site = known == knownUnits ? units.get(id).site().id() : id;
            found = new Known(new Place(site, sites.get(site).customer()), now.plus(REMEMBERED));
            known.put(id, found);
        }
        return found.place();
    }
}
