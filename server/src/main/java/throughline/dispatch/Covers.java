package throughline.dispatch;

import static org.jooq.impl.DSL.select;
import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.NEIGHBOUR;
import static throughline.dispatch.db.Tables.NIGHT_CALLOUT;
import static throughline.dispatch.db.Tables.OFFER;
import static throughline.dispatch.db.Tables.POST;
import static throughline.dispatch.db.Tables.SILENCE;
import static throughline.dispatch.db.Tables.TECHNICIAN;
import static throughline.dispatch.db.Tables.TURN;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.work.WorkOrder;

/** Finds who stands on the rungs for an order: from the on-call list, the posts and the neighbours of its area. */
@Component
class Covers {
    private static final int FIRST = 1;

    private final DSLContext database;
    private final Technicians technicians;
    private final OfferCarriers carriers;

    Covers(DSLContext database, Technicians technicians, OfferCarriers carriers) {
        this.database = database;
        this.technicians = technicians;
        this.carriers = carriers;
    }

    /** As it is at this instant; each word and each technician is looked up once. */
    Cover of(WorkOrder order, Instant at) {
        return new Present(order.id(), order.area(), ZoneId.of(order.zone()), at, new EnumMap<>(Who.class));
    }

    /** For no order: only to see who stands where. */
    Cover of(String area, ZoneId zone, Instant at) {
        return new Present(null, area, zone, at, new EnumMap<>(Who.class));
    }

    private final class Present implements Cover {
        private final @Nullable UUID order;
        private final String area;
        private final ZoneId zone;
        private final Instant at;
        private final Map<Who, List<UUID>> known;
        private final Map<UUID, Set<String>> channels = new HashMap<>();

        Present(@Nullable UUID order, String area, ZoneId zone, Instant at, Map<Who, List<UUID>> known) {
            this.order = order;
            this.area = area;
            this.zone = zone;
            this.at = at;
            this.known = known;
        }

        @Override
        public List<UUID> of(Who who) {
            return known.computeIfAbsent(who, this::find);
        }

        @Override
        public Set<String> channels(UUID technician) {
            return channels.computeIfAbsent(technician, id -> carriers.reaching(technicians.get(id)));
        }

        @Override
        public Set<UUID> relieved() {
            if (order == null) {
                return Set.of();
            }
            return database.select(OFFER.ID)
                    .from(OFFER)
                    .where(OFFER.WORK_ORDER.eq(order), OFFER.SETTLED_AT.isNull(), OFFER.RELIEVED.isTrue())
                    .fetchSet(OFFER.ID);
        }

        private List<UUID> find(Who who) {
            return switch (who) {
                case ON_CALL -> onCall(TURN.AREA.eq(area).and(TURN.RANK.eq(FIRST)));
                case BACKUP -> onCall(TURN.AREA.eq(area).and(TURN.RANK.gt(FIRST)));
                case NEIGHBOUR -> beside();
                case ROUTE, TEAM_LEAD, SUPERVISOR, DUTY_MANAGER, SUBCONTRACTOR -> posted(who);
                case RESCUE -> List.of();
            };
        }

        private List<UUID> onCall(Condition whose) {
            return answering(whose, TURN.RANK, TURN.BEGINS, TURN.ID);
        }

        private List<UUID> beside() {
            var near = select(NEIGHBOUR.RANK)
                    .from(NEIGHBOUR)
                    .where(NEIGHBOUR.AREA.eq(area), NEIGHBOUR.NEIGHBOUR_.eq(TURN.AREA));
            var areas = select(NEIGHBOUR.NEIGHBOUR_).from(NEIGHBOUR).where(NEIGHBOUR.AREA.eq(area));
            return answering(TURN.AREA.in(areas), near.asField(), TURN.RANK, TURN.BEGINS, TURN.ID);
        }

        private List<UUID> answering(Condition whose, OrderField<?>... order) {
            return database.select(TURN.TECHNICIAN)
                    .from(TURN)
                    .join(TECHNICIAN)
                    .on(TECHNICIAN.ID.eq(TURN.TECHNICIAN))
                    .leftJoin(SILENCE)
                    .on(SILENCE.TECHNICIAN.eq(TURN.TECHNICIAN).and(SILENCE.UNTIL.gt(utc(at))))
                    .where(
                            whose,
                            TURN.BEGINS.le(utc(at)),
                            TURN.ENDS.gt(utc(at)),
                            TECHNICIAN.ACTIVE.isTrue(),
                            SILENCE.TECHNICIAN.isNull())
                    .orderBy(order)
                    .fetch(TURN.TECHNICIAN);
        }

        /** Those of the area come before those of everywhere. Whoever was called out in the night rests before the regular work. */
        private List<UUID> posted(Who who) {
            return database
                    .select(POST.fields())
                    .from(POST)
                    .join(TECHNICIAN)
                    .on(TECHNICIAN.ID.eq(POST.TECHNICIAN))
                    .leftJoin(SILENCE)
                    .on(SILENCE.TECHNICIAN.eq(POST.TECHNICIAN).and(SILENCE.UNTIL.gt(utc(at))))
                    .leftJoin(NIGHT_CALLOUT)
                    .on(
                            DSL.condition(who == Who.ROUTE),
                            NIGHT_CALLOUT.TECHNICIAN.eq(POST.TECHNICIAN),
                            NIGHT_CALLOUT.ENDED.le(utc(at)),
                            NIGHT_CALLOUT.RESTED.gt(utc(at)))
                    .where(
                            NIGHT_CALLOUT.TECHNICIAN.isNull(),
                            POST.WHO.eq(who.word()),
                            POST.AREA.eq(area).or(POST.AREA.isNull()),
                            TECHNICIAN.ACTIVE.isTrue(),
                            SILENCE.TECHNICIAN.isNull())
                    .orderBy(POST.AREA.asc().nullsLast(), POST.RANK, POST.ID)
                    .fetch(Posts::post)
                    .stream()
                    .filter(post -> post.isHeldAt(at.atZone(zone)))
                    .map(Posts.Post::technician)
                    .toList();
        }
    }
}
