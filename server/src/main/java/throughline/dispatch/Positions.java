package throughline.dispatch;

import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.POSITION;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.asset.Sites;
import throughline.work.OrderBook;
import throughline.work.WorkOrderClosed;
import throughline.work.WorkOrderOnSite;

/** The front door to where technicians were last: at the site from which they reported, as far as it is on the map. */
@Component
@Transactional
public class Positions {
    private final DSLContext database;
    private final OrderBook book;
    private final Sites sites;

    Positions(DSLContext database, OrderBook book, Sites sites) {
        this.database = database;
        this.book = book;
        this.sites = sites;
    }

    /** Where somebody was, and when. */
    public record Seen(Spot at, Instant when) {}

    /** Nothing older replaces what is known. */
    public void seen(UUID technician, double latitude, double longitude, Instant when) {
        database.insertInto(POSITION)
                .set(POSITION.TECHNICIAN, technician)
                .set(POSITION.LATITUDE, latitude)
                .set(POSITION.LONGITUDE, longitude)
                .set(POSITION.AT, utc(when))
                .onConflict(POSITION.TECHNICIAN)
                .doUpdate()
                .set(POSITION.LATITUDE, latitude)
                .set(POSITION.LONGITUDE, longitude)
                .set(POSITION.AT, utc(when))
                .where(POSITION.AT.le(utc(when)))
                .execute();
    }

    @Transactional(readOnly = true)
    public Map<UUID, Seen> of(Collection<UUID> technicians) {
        return database.selectFrom(POSITION)
                .where(POSITION.TECHNICIAN.in(technicians))
                .fetchMap(
                        POSITION.TECHNICIAN,
                        row -> new Seen(
                                new Spot(row.getLatitude(), row.getLongitude()),
                                row.getAt().toInstant()));
    }

    @EventListener
    void on(WorkOrderOnSite arrived) {
        isAtTheSiteOf(arrived.order(), arrived.technician(), arrived.at());
    }

    @EventListener
    void on(WorkOrderClosed closed) {
        var left = book.get(closed.order()).leftAt();
        if (left != null) {
            isAtTheSiteOf(closed.order(), null, left);
        }
    }

    /** @param who null is whoever speaks for the order */
    private void isAtTheSiteOf(UUID id, @Nullable UUID who, Instant when) {
        var order = book.get(id);
        var site = sites.get(order.site());
        var technician = who == null ? order.technician() : who;
        if (technician != null && site.latitude() != null && site.longitude() != null) {
            seen(technician, site.latitude(), site.longitude(), when);
        }
    }
}
