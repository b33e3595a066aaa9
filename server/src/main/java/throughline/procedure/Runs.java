package throughline.procedure;

import static throughline.procedure.RunRows.utc;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.alarm.AlarmBook;
import throughline.alarm.OpenAlarm;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.procedure.Progress.Ahead;
import throughline.procedure.Rescue.Prompt;
import throughline.procedure.Rescue.Why;
import throughline.procedure.db.tables.records.RunRecord;

/** The front door for whoever talks with people who may be shut in. {@code by} is the user who does it. */
@Component
@Transactional
public class Runs {
    private static final String MODULE = "procedure";

    private final RunRows rows;
    private final RightGuide right;
    private final AlarmBook alarms;
    private final Consequences consequences;
    private final EventLog events;
    private final InstantSource clock;

    Runs(
            RunRows rows,
            RightGuide right,
            AlarmBook alarms,
            Consequences consequences,
            EventLog events,
            InstantSource clock) {
        this.rows = rows;
        this.right = right;
        this.alarms = alarms;
        this.consequences = consequences;
        this.events = events;
        this.clock = clock;
    }

    /** @param kind such as step-said, answered, triaged, checked-in, check-missed or rescue-called */
    public record Happened(
            Instant at, String kind, @Nullable UUID by, Map<String, Object> data) {}

    /** Everything that was said, answered and decided, in order. */
    @Transactional(readOnly = true)
    public List<Happened> timeline(UUID alarm) {
        return rows.timeline(alarm);
    }

    /** @throws Refused {@code alarm.no-such-alarm} */
    @Transactional(readOnly = true)
    public Progress of(UUID alarm) {
        var open = alarms.get(alarm);
        var run = rows.find(alarm);
        return run == null ? progress(wouldBe(open), open, false) : progress(run, open, true);
    }

    /** The sentence of this step was said. @throws Refused {@code procedure.no-such-step}, {@code procedure.alarm-over} */
    public Progress say(UUID alarm, @Nullable String step, @Nullable String language, UUID by) {
        var open = running(alarm);
        var row = begun(open, by);
        var of = rows.run(row).guide().step(step == null ? "" : step);
        if (of == null) {
            throw new Refused("procedure.no-such-step", "The guide of this alarm has no such step.");
        }
        rows.said(alarm, of.id(), clock.instant(), by);
        if (of.tellsTheTime()) {
            var arrives = consequences.helpFor(open).arrivesAt();
            row.setToldArrival(arrives == null ? null : utc(arrives));
        }
        if (GuideCheck.LANGUAGES.contains(language)) {
            row.setLanguage(language);
        }
        spoke(row, "step-said", by, Map.of("step", of.id(), "language", row.getLanguage()));
        return kept(row, open);
    }

    /**
     * A question was answered; the last answer counts.
     *
     * @throws Refused {@code procedure.no-such-answer}, {@code procedure.alarm-over}
     */
    public Progress answer(UUID alarm, @Nullable String question, @Nullable String value, UUID by) {
        var open = running(alarm);
        var row = begun(open, by);
        var of = rows.run(row).guide().question(question == null ? "" : question);
        if (of == null
                || value == null
                || of.choices().stream().noneMatch(choice -> choice.value().equals(value))) {
            throw new Refused("procedure.no-such-answer", "Choose one of the answers of the guide.");
        }
        rows.answered(alarm, of.id(), value, clock.instant(), by);
        spoke(row, "answered", by, Map.of("question", of.id(), "value", value));
        return kept(row, open);
    }

    /** Somebody has talked with them again. @throws Refused {@code procedure.alarm-over} */
    public Progress checkIn(UUID alarm, UUID by) {
        var open = running(alarm);
        var row = begun(open, by);
        spoke(row, "checked-in", by, Map.of());
        return kept(row, open);
    }

    /** The rescue service was called, or is not needed: whatever is asked for is settled with that. @throws Refused {@code procedure.alarm-over} */
    public Progress decide(UUID alarm, boolean called, UUID by) {
        var open = running(alarm);
        var row = begun(open, by);
        var now = clock.instant();
        var asked = rows.run(row).undecided(consequences.helpFor(open)).stream()
                .filter(prompt -> prompt.isDue(now))
                .toList();
        var settled = asked.isEmpty() ? List.of(new Prompt(Why.SOONER, now)) : asked;
        settled.forEach(prompt -> {
            rows.decided(alarm, prompt, called, now, by);
            happened(
                    row,
                    called ? "rescue-called" : "rescue-not-called",
                    by,
                    Map.of("why", prompt.why().word()));
        });
        return kept(row, open);
    }

    /** Somebody took the alarm; whoever pressed again after everyone was out is asked anew. */
    void begin(UUID alarm, UUID by) {
        var row = rows.locked(alarm);
        if (row != null && row.getLooksAt() == null) {
            rows.forget(alarm);
            row = null;
        }
        if (row == null) {
            begun(alarms.get(alarm), by);
        }
    }

    /** It is known which lift it is, and so which version is right. */
    void identified(UUID alarm) {
        var row = rows.locked(alarm);
        if (row == null) {
            return;
        }
        var version = right.of(alarms.get(alarm));
        if (!version.id().equals(row.getGuide())) {
            row.setGuide(version.id());
            row.update();
            happened(row, "version-changed", null, Map.of("guide", version.id(), "version", version.version()));
        }
    }

    /** @throws Refused {@code procedure.step-open} while a mandatory step is, with its name as whoever is at the desk reads it */
    void mustBeDone(UUID alarm, UUID by) {
        var open = alarms.get(alarm);
        var found = rows.find(alarm);
        var run = found == null ? wouldBe(open) : found;
        var step = run.open(run.triage(consequences.helpFor(open), clock.instant()));
        if (step != null) {
            throw new Refused(
                    "procedure.step-open",
                    "The guide is not done: {0}. Whoever leads can end the alarm with a reason.",
                    step.title().getOrDefault(right.readBy(by), step.id()));
        }
    }

    /** A person at the desk is sure that everyone is out. */
    void isOut(UUID alarm) {
        var row = rows.locked(alarm);
        if (row != null) {
            row.setLooksAt(null);
            row.update();
        }
    }

    private OpenAlarm running(UUID alarm) {
        var open = alarms.get(alarm);
        if (open.endedAt() != null) {
            throw new Refused("procedure.alarm-over", "{0} is over.", open.number());
        }
        return open;
    }

    private RunRecord begun(OpenAlarm alarm, UUID by) {
        var row = rows.locked(alarm.id());
        if (row != null) {
            return row;
        }
        var now = clock.instant();
        var run = wouldBe(alarm);
        var fresh = rows.fresh();
        fresh.setAlarm(alarm.id());
        fresh.setGuide(run.version().id());
        fresh.setBeganAt(utc(now));
        fresh.setRaisedAt(utc(alarm.raisedAt()));
        fresh.setSpokeAt(utc(now));
        fresh.setLanguage(run.language());
        fresh.setTriage(Triage.SHUT_IN.word());
        fresh.setTriageAt(utc(now));
        fresh.setMissed(0);
        fresh.setLooksAt(utc(now));
        fresh.insert();
        happened(
                fresh,
                "guide-began",
                by,
                Map.of("guide", run.version().id(), "version", run.version().version()));
        return fresh;
    }

    /** What would be right if somebody took it now. */
    private Run wouldBe(OpenAlarm alarm) {
        var now = clock.instant();
        return new Run(
                alarm.id(),
                right.of(alarm),
                alarm.raisedAt(),
                now,
                right.languageOf(alarm),
                null,
                now,
                0,
                false,
                Map.of(),
                Map.of(),
                Map.of());
    }

    private void spoke(RunRecord row, String kind, UUID by, Map<String, ?> data) {
        row.setSpokeAt(utc(clock.instant()));
        row.setMissed(0);
        happened(row, kind, by, data);
    }

    private Progress kept(RunRecord row, OpenAlarm alarm) {
        row.update();
        consequences.follow(row, alarm);
        consequences.changed(alarm);
        return progress(rows.run(row), alarm, true);
    }

    private Progress progress(Run run, OpenAlarm alarm, boolean begun) {
        var now = clock.instant();
        var help = consequences.helpFor(alarm);
        var triage = run.triage(help, now);
        var open = run.open(triage);
        return new Progress(
                run,
                begun,
                triage.word(),
                open == null ? null : open.id(),
                begun ? run.checkAt() : null,
                run.missed(),
                run.tellAgain(help),
                ahead(run, help, now),
                run.raisedAt().plus(run.guide().rescue().target()));
    }

    private static List<Ahead> ahead(Run run, Help help, Instant now) {
        var all = new ArrayList<Ahead>();
        run.decisions()
                .forEach((why, made) ->
                        all.add(new Ahead(why, made.dueAt(), true, made.called(), made.at(), made.by())));
        run.prompts(help).stream()
                .filter(prompt -> !run.decisions().containsKey(prompt.why().word()))
                .forEach(prompt ->
                        all.add(new Ahead(prompt.why().word(), prompt.at(), prompt.isDue(now), null, null, null)));
        all.sort(Comparator.comparing(Ahead::at));
        return List.copyOf(all);
    }

    private void happened(RunRecord row, String kind, @Nullable UUID by, Map<String, ?> data) {
        events.append(MODULE, row.getAlarm(), kind, by, data);
    }
}
