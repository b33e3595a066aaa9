package throughline.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;
import throughline.work.Priority;

/**
 * What a person fills in about a ladder.
 *
 * @param priority 1 to 4 as on the screen; null is any, and so it is for area and customer
 * @param replaceMinutes null or left out is never
 */
public record LadderForm(
        @Nullable String name,
        @Nullable Integer priority,
        @Nullable String area,
        @Nullable UUID customer,
        @Nullable List<RungForm> rungs,
        @Nullable Integer seats,
        @Nullable Integer replaceMinutes,
        @Nullable Integer version) {
    public static final int MOST_RUNGS = 12;

    private static final int LONGEST = 100;
    private static final int MOST_AT_ONCE = 9;
    private static final int SHORTEST_SECONDS = 10;
    private static final int LONGEST_SECONDS = 3_600;
    private static final int LONGEST_PATIENCE = 7 * 24 * 60;
    private static final String MISSING = "kernel.field-missing";
    private static final String FILL_IN = "Fill this in.";

    /** One step; the step of the rescue service has no ways, because nobody is asked there. */
    public record RungForm(
            @Nullable List<String> who,
            @Nullable List<WayForm> ways,
            @Nullable Integer atOnce) {}

    public record WayForm(
            @Nullable String channel, @Nullable Integer seconds) {}

    record Read(
            String name,
            @Nullable Integer priority,
            @Nullable String area,
            @Nullable UUID customer,
            Ladder ladder) {}

    Read read() {
        var form = new Form();
        var called = form.text("name", name, LONGEST);
        var where = form.textOrEmpty("area", area, LONGEST);
        var urgency = form.numberOrNone("priority", priority, 1, Priority.values().length);
        int many = form.number("seats", seats, 1, Ladder.MOST_SEATS);
        var patience = form.numberOrNone("replaceMinutes", replaceMinutes, 1, LONGEST_PATIENCE);
        var steps = rungs(form);
        form.accept();
        return new Read(called, urgency, where.isEmpty() ? null : where, customer, new Ladder(steps, many, patience));
    }

    private List<Rung> rungs(Form form) {
        var filled = rungs == null ? List.<RungForm>of() : rungs;
        form.check(
                "rungs",
                filled.size() <= MOST_RUNGS,
                "",
                "dispatch.ladder-too-high",
                "A ladder has at most {0} steps.",
                MOST_RUNGS);
        var read = new ArrayList<Rung>();
        for (int i = 0; i < Math.min(filled.size(), MOST_RUNGS); i++) {
            var rung = rung(form, "rungs." + i, filled.get(i));
            if (rung != null) {
                read.add(rung);
            }
        }
        form.check(
                "rungs",
                read.size() < filled.size() || read.stream().anyMatch(rung -> !rung.isRescue()),
                "",
                "dispatch.ladder-asks-nobody",
                "Somebody must be asked: add a step with people.");
        return read;
    }

    /** @return null when it cannot be made, which the form says */
    private static @Nullable Rung rung(Form form, String field, RungForm filled) {
        var who = who(form, field + ".who", filled.who());
        var ways = ways(form, field + ".ways", filled.ways(), who.contains(Who.RESCUE));
        int atOnce = form.number(field + ".atOnce", filled.atOnce(), 1, MOST_AT_ONCE);
        boolean mixed = who.size() > 1 && who.contains(Who.RESCUE);
        return who.isEmpty() || mixed || ways == null || atOnce < 1 ? null : new Rung(who, ways, atOnce);
    }

    private static List<Who> who(Form form, String field, @Nullable List<String> words) {
        var read = new ArrayList<Who>();
        for (var word : words == null ? List.<String>of() : words) {
            var who = form.read(field, () -> Who.named(word));
            if (who != null && !read.contains(who)) {
                read.add(who);
            }
        }
        form.check(field, words != null && !words.isEmpty(), "", MISSING, FILL_IN);
        form.check(
                field,
                read.size() <= 1 || !read.contains(Who.RESCUE),
                "",
                "dispatch.rescue-alone",
                "The rescue service has a step of its own: a person calls it, and nobody is asked.");
        return read;
    }

    private static @Nullable List<Way> ways(Form form, String field, @Nullable List<WayForm> filled, boolean rescue) {
        if (rescue) {
            return List.of();
        }
        var read = new ArrayList<Way>();
        for (var each : filled == null ? List.<WayForm>of() : filled) {
            var channel = each.channel();
            int seconds = form.number(field, each.seconds(), SHORTEST_SECONDS, LONGEST_SECONDS);
            boolean known = channel != null && Way.CHANNELS.contains(channel);
            form.check(field, known, "", "dispatch.no-such-channel", "Choose a channel of the list.");
            form.check(
                    field,
                    read.stream().noneMatch(way -> way.channel().equals(channel)),
                    "",
                    "dispatch.channel-twice",
                    "Each channel is used once on a step.");
            if (channel != null && known && seconds >= SHORTEST_SECONDS) {
                read.add(new Way(channel, seconds));
            }
        }
        form.check(field, !read.isEmpty(), "", "dispatch.ways-missing", "Say over which channels they are asked.");
        return read.isEmpty() ? null : read;
    }
}
