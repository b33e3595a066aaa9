package throughline.dispatch;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.dispatch.Search.Asked;

/**
 * Where a search stands, as it is kept. A visit that is alone stands in the search's own row; where several go, or somebody is looked
 * for beside them, each stands with its offer. Nothing is lost on the way there and back.
 *
 * @param next the next step of all
 * @param ownNext the next step that is no visit's; null where there is no other
 * @param technician whose visit the row tells: of whoever is late, then of whose report is missing, then of the first seat
 * @param owner who looks after an order that waits; null is the dispatcher
 */
record Kept(
        String state,
        Instant since,
        Instant next,
        @Nullable Instant ownNext,
        @Nullable UUID technician,
        @Nullable Instant arrivesAt,
        @Nullable Instant givesUpAt,
        @Nullable UUID owner,
        int reminders) {
    private static final List<String> ELSEWHERE = List.of("asking", "stuck", "waiting");

    static Kept of(Search search) {
        return switch (search.phase()) {
            case Phase.Asking asking -> searching("asking", asking.since(), search);
            case Phase.Stuck stuck -> searching("stuck", stuck.since(), search);
            case Phase.Going _ -> going(search);
            case Phase.Waiting(var owner, var since, var wakeAt) ->
                new Kept("waiting", since, wakeAt, null, null, null, null, owner, 0);
            case Phase.Over _ -> throw new IllegalStateException("What is over is not kept.");
        };
    }

    private static Kept searching(String state, Instant since, Search search) {
        var own = search.going().isEmpty() ? null : search.phase().next();
        return new Kept(state, since, search.next(), own, null, null, null, null, 0);
    }

    private static Kept going(Search search) {
        var told = search.going().stream().min(comparing(Kept::pressing)).orElseThrow();
        var stay = Stay.of(told.watched());
        return new Kept(
                stay.state(),
                stay.since(),
                search.next(),
                null,
                told.technician(),
                told.watched().isExpected() ? told.arrivesAt() : null,
                stay.givesUpAt(),
                null,
                stay.reminders());
    }

    private static int pressing(Asked asked) {
        return switch (asked.watched()) {
            case Visit.Late _ -> 0;
            case Visit.ReportDue _ -> 1;
            default -> 2;
        };
    }

    /** What stands with each offer; nothing where one visit stands in the search's own row. */
    static Map<UUID, Stay> beside(Search search) {
        var going = search.going();
        return search.phase() instanceof Phase.Going && going.size() == 1
                ? Map.of()
                : going.stream().collect(toMap(Asked::offer, each -> Stay.of(each.watched())));
    }

    /** @param asked without their visits */
    Search search(Search.Climb climb, List<Asked> asked, Map<UUID, Stay> beside) {
        var all = asked.stream()
                .map(each -> each.isAccepted() ? visiting(each, beside.get(each.offer())) : each)
                .toList();
        return new Search(climb, phase(), all);
    }

    private Phase phase() {
        return switch (state) {
            case "asking" -> new Phase.Asking(since, requireNonNullElse(ownNext, next));
            case "stuck" -> new Phase.Stuck(since, requireNonNullElse(ownNext, next));
            case "waiting" -> new Phase.Waiting(owner, since, next);
            default -> new Phase.Going();
        };
    }

    /** Before each seat was watched, the row told of all who went. */
    private Asked visiting(Asked asked, @Nullable Stay stay) {
        if (stay != null) {
            return asked.at(stay.visit());
        }
        if (ELSEWHERE.contains(state)) {
            return asked;
        }
        var alone = asked.at(new Stay(state, since, next, givesUpAt, reminders).visit());
        return arrivesAt != null && asked.technician().equals(technician) ? alone.promises(arrivesAt) : alone;
    }
}
