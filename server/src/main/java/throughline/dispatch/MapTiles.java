package throughline.dispatch;

import static throughline.dispatch.db.Tables.MAP_TILES;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;

/**
 * The front door to the pictures under the dispatcher's map. Nobody's are asked for until an administrator says whose; then browsers ask
 * that one server, and no other.
 */
@Component
public class MapTiles {
    private static final UUID THE_TILES = new UUID(0, 5);

    private final DSLContext database;
    private final Transactions transactions;
    private final EventLog events;

    /** Asked for with each page of the desktop, also while the database is away. */
    private volatile @Nullable String origin;

    MapTiles(DSLContext database, Transactions transactions, EventLog events) {
        this.database = database;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * @param address of one picture, with {@code {z}}, {@code {x}} and {@code {y}}; empty while there is none
     * @param attribution whose map it is, as its owner wants it said
     */
    public record Values(String address, String attribution, int version) {
        /** Such as {@code https://tiles.example}; null while there is none. */
        @Nullable
        String origin() {
            if (address.isEmpty()) {
                return null;
            }
            var place = URI.create(MapTilesForm.filledIn(address));
            return place.getScheme() + "://" + place.getRawAuthority();
        }
    }

    @Transactional(readOnly = true)
    public Values get() {
        var row = database.selectFrom(MAP_TILES).fetchSingle();
        return new Values(row.getAddress(), row.getAttribution(), row.getVersion());
    }

    /** The only foreign server from which a page may load pictures of maps; null while there is none. */
    public @Nullable String origin() {
        return origin;
    }

    @EventListener
    @Transactional(readOnly = true)
    void on(ApplicationReadyEvent ready) {
        origin = get().origin();
    }

    /**
     * Holds for pages that are opened from now on.
     *
     * @throws Refused {@code kernel.edited-by-someone-else}
     */
    @Transactional
    public Values change(MapTilesForm form, @Nullable UUID by) {
        var filled = form.read();
        var row = database.selectFrom(MAP_TILES).forUpdate().fetchSingle();
        if (form.version() != null && form.version().intValue() != row.getVersion()) {
            throw Refused.editedBySomeoneElse();
        }
        var before = get();
        row.setAddress(filled.address());
        row.setAttribution(filled.attribution());
        row.setVersion(row.getVersion() + 1);
        row.update();
        var after = get();
        events.append("dispatch", THE_TILES, "settings-changed", by, Map.of("before", before, "after", after));
        transactions.afterCommit(() -> origin = after.origin());
        return after;
    }
}
