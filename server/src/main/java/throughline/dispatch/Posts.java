package throughline.dispatch;

import static throughline.dispatch.db.Tables.NEIGHBOUR;
import static throughline.dispatch.db.Tables.POST;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Ids;
import throughline.kernel.Refused;

/**
 * The front door to who stands on a ladder beside those whose turn it is: route technicians, team leads, subcontractors, and which
 * areas help each other out. {@code by} is the user who does it.
 */
@Component
@Transactional
public class Posts {
    private static final String MODULE = "dispatch";
    private static final UUID THE_NEIGHBOURS = new UUID(0, 3);
    private static final int LONGEST_AREA = 100;
    private static final int MOST_NEIGHBOURS = 9;

    private final DSLContext database;
    private final Technicians technicians;
    private final CoverChanges changes;
    private final EventLog events;
    private final Ids ids;

    Posts(DSLContext database, Technicians technicians, CoverChanges changes, EventLog events, Ids ids) {
        this.database = database;
        this.technicians = technicians;
        this.changes = changes;
        this.events = events;
        this.ids = ids;
    }

    /** Hours on the clocks of the place; an end before the beginning is on the next day; two equal times are the whole day. */
    public record Hours(Set<DayOfWeek> days, LocalTime begins, LocalTime ends) {
        boolean contain(ZonedDateTime at) {
            var time = at.toLocalTime();
            boolean today = days.contains(at.getDayOfWeek());
            if (begins.equals(ends)) {
                return today;
            }
            if (begins.isBefore(ends)) {
                return today && !time.isBefore(begins) && time.isBefore(ends);
            }
            boolean yesterday = days.contains(at.getDayOfWeek().minus(1));
            return today && !time.isBefore(begins) || yesterday && time.isBefore(ends);
        }
    }

    /**
     * Somebody stands on a rung.
     *
     * @param area null is everywhere
     * @param rank 1 is asked first; 1 to 9
     * @param hours null is round the clock
     */
    public record Post(
            UUID id,
            Who who,
            @Nullable String area,
            UUID technician,
            int rank,
            @Nullable Hours hours) {
        boolean isHeldAt(ZonedDateTime at) {
            return hours == null || hours.contain(at);
        }
    }

    @Transactional(readOnly = true)
    public List<Post> list() {
        return database.selectFrom(POST)
                .orderBy(POST.WHO, POST.AREA.asc().nullsFirst(), POST.RANK, POST.ID)
                .fetch(Posts::post);
    }

    /** As a person filled it in. @throws Refused {@code dispatch.no-such-technician}, or with what is wrong in the form */
    public Post give(PostForm form, @Nullable UUID by) {
        var read = form.read();
        return give(read.who(), read.area(), read.technician(), read.rank(), read.hours(), by);
    }

    /** Whoever has that post in that area already has it now with this rank and these hours. */
    Post give(Who who, @Nullable String area, UUID technician, int rank, @Nullable Hours hours, @Nullable UUID by) {
        var row = database.newRecord(POST);
        row.setId(ids.next());
        row.setWho(who.word());
        row.setArea(area);
        row.setTechnician(technicians.get(technician).id());
        row.setRank(rank);
        if (hours != null) {
            row.setDays(hours.days().stream().map(DayOfWeek::getValue).sorted().toArray(Integer[]::new));
            row.setBegins(hours.begins());
            row.setEnds(hours.ends());
        }
        database.deleteFrom(POST)
                .where(POST.WHO.eq(who.word()), POST.AREA.isNotDistinctFrom(area), POST.TECHNICIAN.eq(technician))
                .execute();
        row.insert();
        row.refresh();
        var given = post(row);
        changes.note(area, Set.of());
        events.append(MODULE, given.id(), "post-given", by, Map.of("after", given));
        return given;
    }

    public void take(UUID id, @Nullable UUID by) {
        var row = database.deleteFrom(POST).where(POST.ID.eq(id)).returning().fetchOne();
        if (row == null) {
            throw new Refused("dispatch.no-such-post", "Nobody has this post.");
        }
        changes.note(row.getArea(), Set.of(row.getTechnician()));
        events.append(MODULE, id, "post-taken", by, Map.of("before", post(row)));
    }

    /** Which areas help this one out when it has nobody left, the first to be asked first. */
    public record Neighbours(String area, List<String> neighbours) {}

    /** Areas that have neighbours, by name. */
    @Transactional(readOnly = true)
    public List<Neighbours> neighbours() {
        return database
                .selectFrom(NEIGHBOUR)
                .orderBy(NEIGHBOUR.AREA, NEIGHBOUR.RANK)
                .fetchGroups(NEIGHBOUR.AREA, NEIGHBOUR.NEIGHBOUR_)
                .entrySet()
                .stream()
                .map(each -> new Neighbours(each.getKey(), List.copyOf(each.getValue())))
                .toList();
    }

    /**
     * Whose technicians on call help out in this area, the first to be asked first; replaces what was said before.
     *
     * @throws Refused with the form when there are too many, one twice, or the area itself is among them
     */
    public void neighbours(String area, List<String> neighbours, @Nullable UUID by) {
        var form = new Form();
        var of = form.text("area", area, LONGEST_AREA);
        var read = neighbours.stream()
                .map(each -> form.text("neighbours", each, LONGEST_AREA))
                .toList();
        form.check(
                "neighbours",
                read.size() <= MOST_NEIGHBOURS && Set.copyOf(read).size() == read.size() && !read.contains(of),
                "",
                "dispatch.neighbours-impossible",
                "Name up to {0} other areas, each once.",
                MOST_NEIGHBOURS);
        form.accept();
        database.deleteFrom(NEIGHBOUR).where(NEIGHBOUR.AREA.eq(of)).execute();
        for (int i = 0; i < read.size(); i++) {
            database.insertInto(NEIGHBOUR)
                    .set(NEIGHBOUR.AREA, of)
                    .set(NEIGHBOUR.NEIGHBOUR_, read.get(i))
                    .set(NEIGHBOUR.RANK, i + 1)
                    .execute();
        }
        changes.note(of, Set.of());
        events.append(MODULE, THE_NEIGHBOURS, "neighbours-changed", by, Map.of("area", of, "after", read));
    }

    /** Which words anybody in this company stands for, beside those whose turn it is. */
    Set<Who> known() {
        var known = EnumSet.noneOf(Who.class);
        database.selectDistinct(POST.WHO).from(POST).fetch(POST.WHO).forEach(word -> known.add(Who.of(word)));
        if (database.fetchExists(NEIGHBOUR)) {
            known.add(Who.NEIGHBOUR);
        }
        return known;
    }

    static Post post(Record row) {
        var begins = row.get(POST.BEGINS);
        var ends = row.get(POST.ENDS);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Arrays.stream(row.get(POST.DAYS)).forEach(day -> days.add(DayOfWeek.of(day)));
        return new Post(
                row.get(POST.ID),
                Who.of(row.get(POST.WHO)),
                row.get(POST.AREA),
                row.get(POST.TECHNICIAN),
                row.get(POST.RANK),
                begins == null || ends == null ? null : new Hours(days, begins, ends));
    }
}
