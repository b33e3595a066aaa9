package throughline.dispatch;

import static java.util.Comparator.comparing;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
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
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.work.WorkOrder;

/** Finds who stands on the rungs for an order: from the on-call list, the posts and the neighbours of its area. */
@Component
class Covers {
    private static final int FIRST = 1;

    /** More than a number on call or on a post can be. */
    private static final int NUMBERS = 10;

    private final DSLContext database;
    private final Technicians technicians;
    private final OfferCarriers carriers;
    private final Standings standings;

    Covers(DSLContext database, Technicians technicians, OfferCarriers carriers, Standings standings) {
        this.database = database;
        this.technicians = technicians;
        this.carriers = carriers;
        this.standings = standings;
    }

    /**
     * As it is at this instant; each word, technician and channel is looked up once, when it is needed. Of several who stand there with the same number the one
     * comes first for whom the most speaks, and whoever is forbidden to go is not among them.
     */
    Cover of(WorkOrder order, Instant at) {
        return new Present(order, order.area(), ZoneId.of(order.zone()), at, true);
    }

    /** The same as the lists say it, with those who may not go. */
    Cover unranked(WorkOrder order, Instant at) {
        return new Present(order, order.area(), ZoneId.of(order.zone()), at, false);
    }

    /** For no order: only to see who stands where. */
    Cover of(String area, ZoneId zone, Instant at) {
        return new Present(null, area, zone, at, false);
    }

    /** @param place lower is asked first; those with the same are equals */
    private record Placed(UUID technician, int place) {}

    private record Address(UUID technician, String channel) {}

    private final class Present implements Cover {
        private final @Nullable WorkOrder order;
        private final String area;
        private final ZoneId zone;
        private final Instant at;
        private final boolean ranked;
        private final Map<Who, List<UUID>> known = new EnumMap<>(Who.class);
        private final Map<UUID, Technician> people = new HashMap<>();
        private final Map<Address, Boolean> reached = new HashMap<>();

        Present(@Nullable WorkOrder order, String area, ZoneId zone, Instant at, boolean ranked) {
            this.order = order;
            this.area = area;
            this.zone = zone;
            this.at = at;
            this.ranked = ranked;
        }

        @Override
        public List<UUID> of(Who who) {
            return known.computeIfAbsent(who, each -> ranked(find(each)));
        }

        @Override
        public boolean reaches(UUID technician, String channel) {
            return reached.computeIfAbsent(
                    new Address(technician, channel), each -> carriers.reaches(person(technician), channel));
        }

        @Override
        public Set<UUID> relieved() {
            if (order == null) {
                return Set.of();
            }
            return database.select(OFFER.ID)
                    .from(OFFER)
                    .where(OFFER.WORK_ORDER.eq(order.id()), OFFER.SETTLED_AT.isNull(), OFFER.RELIEVED.isTrue())
                    .fetchSet(OFFER.ID);
        }

        private List<Placed> find(Who who) {
            return switch (who) {
                case ON_CALL -> onCall(TURN.AREA.eq(area).and(TURN.RANK.eq(FIRST)));
                case BACKUP -> onCall(TURN.AREA.eq(area).and(TURN.RANK.gt(FIRST)));
                case NEIGHBOUR -> beside();
                case ROUTE, TEAM_LEAD, SUPERVISOR, DUTY_MANAGER, SUBCONTRACTOR -> posted(who);
                case RESCUE -> List.of();
            };
        }

        private List<Placed> onCall(Condition whose) {
            return answering(whose, TURN.RANK);
        }

        private List<Placed> beside() {
            var near = DSL.field(select(NEIGHBOUR.RANK)
                    .from(NEIGHBOUR)
                    .where(NEIGHBOUR.AREA.eq(area), NEIGHBOUR.NEIGHBOUR_.eq(TURN.AREA)));
            var areas = select(NEIGHBOUR.NEIGHBOUR_).from(NEIGHBOUR).where(NEIGHBOUR.AREA.eq(area));
            return answering(TURN.AREA.in(areas), near.mul(NUMBERS).plus(TURN.RANK));
        }

        private List<Placed> answering(Condition whose, Field<Integer> place) {
            return database.select(TURN.TECHNICIAN, place)
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
                    .orderBy(place, TURN.BEGINS, TURN.ID)
                    .fetch(row -> new Placed(row.value1(), row.value2()));
        }

        /** Those of the area come before those of everywhere. Whoever was called out in the night rests before the regular work. */
        private List<Placed> posted(Who who) {
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
                    .map(post -> new Placed(post.technician(), (post.area() == null ? NUMBERS : 0) + post.rank()))
                    .toList();
        }

        private Technician person(UUID technician) {
            return people.computeIfAbsent(technician, technicians::get);
        }

        /** The numbers that people gave come first; among equals, what speaks for somebody. */
        private List<UUID> ranked(List<Placed> found) {
            if (!ranked || order == null || found.isEmpty()) {
                return found.stream().map(Placed::technician).toList();
            }
            technicians
                    .all(found.stream().map(Placed::technician).toList())
                    .forEach(person -> people.put(person.id(), person));
            var who = found.stream()
                    .filter(each -> Standings.mayGo(order, person(each.technician()), at))
                    .toList();
            long places = who.stream().mapToInt(Placed::place).distinct().count();
            return (places == who.size() ? who : equalsByStanding(order, who))
                    .stream().map(Placed::technician).toList();
        }

        private List<Placed> equalsByStanding(WorkOrder order, List<Placed> found) {
            var equal = found.stream().map(each -> person(each.technician())).toList();
            var candidates = standings.of(order, equal, Map.of(), at).stream()
                    .collect(toMap(candidate -> candidate.technician().id(), identity()));
            return found.stream()
                    .sorted(comparing(Placed::place)
                            .thenComparing(each -> candidates.get(each.technician()), Ranking.MORE_SPEAKS_FOR))
                    .toList();
        }
    }
}
