package throughline.edge.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.people.People;
import throughline.procedure.GuideVersion;
import throughline.procedure.Progress;
import throughline.procedure.Run;
import throughline.procedure.Runs;

/** The guide of one alarm: what to say and ask next, what was said and answered, and what comes if it takes too long. */
@RestController
@RequestMapping("/api/alarms/{id}/procedure")
class ProcedureEndpoints {
    private final Runs runs;
    private final Readers readers;
    private final People people;

    ProcedureEndpoints(Runs runs, Readers readers, People people) {
        this.runs = runs;
        this.readers = readers;
        this.people = people;
    }

    record Done(Instant at, ContactRow.@Nullable Named by) {}

    record Given(String value, Instant at, ContactRow.@Nullable Named by) {}

    /** What each field means stands at {@link Progress.Ahead}. */
    record Ahead(
            String why,
            Instant at,
            boolean due,
            @Nullable Boolean called,
            @Nullable Instant decidedAt,
            ContactRow.@Nullable Named decidedBy) {}

    /** What each field means stands at {@link Progress} and {@link Run}. */
    record Shown(
            GuideVersion version,
            boolean begun,
            String language,
            String triage,
            @Nullable String open,
            Map<String, Done> said,
            Map<String, Given> answers,
            Instant spokeAt,
            @Nullable Instant checkAt,
            int missed,
            boolean tellAgain,
            List<Ahead> rescue,
            Instant targetAt) {}

    /** @param language in which it was said */
    record Spoken(@Nullable String step, @Nullable String language) {}

    record Answered(@Nullable String question, @Nullable String value) {}

    /** @param called false where it is not needed */
    record Decided(boolean called) {}

    @GetMapping
    Shown one(@PathVariable UUID id) {
        return shown(runs.of(id));
    }

    /** The sentence of this step was said. */
    @PostMapping("/said")
    Shown say(@PathVariable UUID id, @RequestBody Spoken spoken) {
        return shown(runs.say(id, spoken.step(), spoken.language(), me()));
    }

    @PostMapping("/answers")
    Shown answer(@PathVariable UUID id, @RequestBody Answered answered) {
        return shown(runs.answer(id, answered.question(), answered.value(), me()));
    }

    @PostMapping("/check-in")
    Shown checkIn(@PathVariable UUID id) {
        return shown(runs.checkIn(id, me()));
    }

    /** The rescue service was called, or is not needed. */
    @PostMapping("/rescue")
    Shown decide(@PathVariable UUID id, @RequestBody Decided decided) {
        return shown(runs.decide(id, decided.called(), me()));
    }

    private Shown shown(Progress of) {
        var run = of.run();
        var said = new TreeMap<String, Done>();
        run.said().forEach((step, done) -> said.put(step, new Done(done.at(), readers.named(done.by()))));
        var answers = new TreeMap<String, Given>();
        run.answers()
                .forEach((question, given) ->
                        answers.put(question, new Given(given.value(), given.at(), readers.named(given.by()))));
        return new Shown(
                run.version(),
                of.begun(),
                run.language(),
                of.triage(),
                of.open(),
                said,
                answers,
                run.spokeAt(),
                of.checkAt(),
                of.missed(),
                of.tellAgain(),
                of.rescue().stream()
                        .map(each -> new Ahead(
                                each.why(),
                                each.at(),
                                each.due(),
                                each.called(),
                                each.decidedAt(),
                                readers.named(each.decidedBy())))
                        .toList(),
                of.targetAt());
    }

    private UUID me() {
        return people.current().person().value();
    }
}
