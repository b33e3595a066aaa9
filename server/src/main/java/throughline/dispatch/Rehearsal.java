package throughline.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.asset.Sites;
import throughline.kernel.Form;
import throughline.work.Priority;

/**
 * The front door to the question "at 02:00 on Sunday, who is asked when?": the climb of an order that nobody answers, played by the same
 * heart that climbs, with whoever stands on the rungs at each instant. Nobody is asked, and nothing is kept.
 */
@Component
@Transactional(readOnly = true)
public class Rehearsal {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST_STEPS = 500;
    private static final int LONGEST_AREA = 100;

    private final Ladders ladders;
    private final Covers covers;
    private final DispatchSettings settings;
    private final Technicians technicians;
    private final Sites sites;
    private final InstantSource clock;

    Rehearsal(
            Ladders ladders,
            Covers covers,
            DispatchSettings settings,
            Technicians technicians,
            Sites sites,
            InstantSource clock) {
        this.ladders = ladders;
        this.covers = covers;
        this.settings = settings;
        this.technicians = technicians;
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * @param at when the order is raised, on the clocks of the place; null is now
     * @param ladder one that is being written; null takes the one that such an order climbs
     */
    public record Question(
            @Nullable Integer priority,
            @Nullable String area,
            @Nullable UUID customer,
            @Nullable LocalDateTime at,
            @Nullable LadderForm ladder) {}

    /**
     * One thing that would happen.
     *
     * @param what {@code asked}, {@code asked-again} over the next channel, {@code no-cover}, {@code call-rescue} or {@code nobody-left}
     * @param rung the first is 1; null once nobody is left
     * @param who the words of the rung that nobody covers
     */
    public record Step(
            Instant at,
            String what,
            @Nullable Integer rung,
            List<Who> who,
            @Nullable String technician,
            @Nullable String channel,
            @Nullable Integer seconds) {}

    /** @param zone of the clocks of the place */
    public record Played(Ladder ladder, Instant from, String zone, List<Step> steps) {}

    public Played play(Question question) {
        var form = new Form();
        int priority = form.number("priority", question.priority(), 1, Priority.values().length);
        var area = form.text("area", question.area(), LONGEST_AREA);
        form.accept();
        var ladder = question.ladder() == null
                ? ladders.of(Priority.values()[priority - 1], area, question.customer())
                : question.ladder().read().ladder();
        var known = sites.zoneOf(area);
        var zone = known == null ? ZoneOffset.UTC : known;
        var at = question.at() == null
                ? clock.instant()
                : question.at().atZone(zone).toInstant();
        return new Played(ladder, at, zone.getId(), steps(ladder, area, zone, at));
    }

    private List<Step> steps(Ladder ladder, String area, ZoneId zone, Instant from) {
        var steps = new ArrayList<Step>();
        var standing = settings.standing();
        var habits = standing.habits();
        var reminding = standing.reminding(zone, false);
        var search = Search.begin(ladder, 1, from);
        News news = new News.Raised();
        var at = from;
        while (steps.size() < MOST_STEPS && at.isBefore(from.plus(LONGEST))) {
            var around =
                    new Search.Around(habits, reminding, () -> ladder, covers.of(area, zone, at), UUID::randomUUID);
            var next = search.hear(news, around, at);
            for (var act : next.acts()) {
                var step = step(act, at, search.climb().ladder());
                if (step != null) {
                    steps.add(step);
                }
            }
            search = next.search();
            if (!(search.phase() instanceof Phase.Asking asking)) {
                break;
            }
            at = asking.next();
            news = new News.Tick();
        }
        return steps;
    }

    private @Nullable Step step(Act act, Instant at, Ladder ladder) {
        return switch (act) {
            case Act.Ask(var asked, var _) -> asked("asked", asked, at);
            case Act.AskAgain(var asked) -> asked("asked-again", asked, at);
            case Act.NoCover(var rung, var who) -> new Step(at, "no-cover", rung + 1, who, null, null, null);
            case Act.CallRescue _ -> new Step(at, "call-rescue", rescue(ladder), List.of(Who.RESCUE), null, null, null);
            case Act.NobodyLeft _ -> new Step(at, "nobody-left", null, List.of(), null, null, null);
            default -> null;
        };
    }

    private Step asked(String what, Search.Asked asked, Instant at) {
        int seconds = (int) Duration.between(at, asked.answerBy()).toSeconds();
        var name = technicians.get(asked.technician()).name();
        return new Step(at, what, asked.rung() + 1, List.of(), name, asked.channel(), seconds);
    }

    private static int rescue(Ladder ladder) {
        return 1
                + ladder.rungs()
                        .indexOf(ladder.rungs().stream()
                                .filter(Rung::isRescue)
                                .findFirst()
                                .orElseThrow());
    }
}
