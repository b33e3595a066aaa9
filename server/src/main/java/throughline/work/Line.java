package throughline.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of one report in six steps; the same on every screen, for the customer too. */
public final class Line {
    private static final List<String> STEPS = List.of("reported", "sent", "accepted", "on-the-way", "on-site", "done");

    /**
     * One step.
     *
     * @param at when it was reached; null before
     * @param state done, now or next
     * @param note when the technician arrives, beside the way there
     */
    public record Step(
            String step,
            @Nullable Instant at,
            String state,
            @Nullable Instant note) {}

    private Line() {}

    public static List<Step> of(WorkOrder order) {
        int now = stands(order);
        var times = new ArrayList<@Nullable Instant>();
        times.add(order.calledAt());
        times.add(order.askedAt());
        times.add(order.acceptedAt());
        times.add(order.onTheWayAt());
        times.add(order.onSiteAt());
        times.add(order.report() == null ? null : order.closedAt());
        var line = new ArrayList<Step>();
        for (int i = 0; i < STEPS.size(); i++) {
            var step = STEPS.get(i);
            line.add(new Step(
                    step,
                    i > now ? null : times.get(i),
                    i < now ? "done" : i == now ? "now" : "next",
                    step.equals("on-the-way") && i >= now ? order.arrivesAt() : null));
        }
        return line;
    }

    /** The step that is under way; behind the last when everything is done. */
    private static int stands(WorkOrder order) {
        return switch (order.state()) {
            case "raised", "on-hold" -> STEPS.indexOf("sent");
            case "offering" -> STEPS.indexOf("accepted");
            case "accepted", "on-the-way" -> STEPS.indexOf("on-the-way");
            case "on-site" -> STEPS.indexOf("on-site");
            case "report-due" -> STEPS.indexOf("done");
            case "closed" -> STEPS.size();
            case "cancelled" -> order.acceptedAt() == null ? STEPS.indexOf("sent") : STEPS.indexOf("on-the-way");
            default -> throw new IllegalStateException("order %s in state %s".formatted(order.id(), order.state()));
        };
    }
}
