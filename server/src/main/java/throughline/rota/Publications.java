package throughline.rota;

import static java.util.Objects.requireNonNull;
import static throughline.rota.RotaRows.utc;
import static throughline.rota.db.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.OnCall;
import throughline.dispatch.Shift;
import throughline.dispatch.Technicians;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Ids;
import throughline.kernel.Refused;

/**
 * The front door from a draft to the on-call list: what the rules would give, and publishing it. {@code by} is the user who does it.
 */
@Component
@Transactional
public class Publications {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_REASON = 500;

    private final DSLContext database;
    private final Rotas rotas;
    private final RotaRows rows;
    private final Reckoning reckoning;
    private final OnCall onCall;
    private final Technicians technicians;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;

    Publications(
            DSLContext database,
            Rotas rotas,
            RotaRows rows,
            Reckoning reckoning,
            OnCall onCall,
            Technicians technicians,
            EventLog events,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.rotas = rotas;
        this.rows = rows;
        this.reckoning = reckoning;
        this.onCall = onCall;
        this.technicians = technicians;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a person says who publishes.
     *
     * @param from now, when it is past or left out
     * @param reason why it is published although something is wrong; nothing when nothing is
     * @param version of the rules that were looked at
     */
    public record Filled(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String reason,
            @Nullable Integer version) {}

    /** @throws Refused {@code kernel.form-incomplete} for a time that has no end or is longer than a year */
    @Transactional(readOnly = true)
    public Draft draft(UUID id, Instant from, Instant until) {
        check(from, until);
        return draft(rotas.get(id), from, until);
    }

    /** The same by rules that nobody has kept yet, for whoever writes them. */
    @Transactional(readOnly = true)
    public Draft preview(UUID id, RotaForm form, Instant from, Instant until) {
        check(from, until);
        return draft(rotas.as(id, form), from, until);
    }

    private Draft draft(Rota rota, Instant from, Instant until) {
        var draft = reckoning.draft(rota, from, until);
        var published = onCall.within(rota.area(), from, until).stream()
                .map(turn -> new Shift(turn.technician().id(), turn.from(), turn.to(), turn.rank()))
                .toList();
        var layers = rota.rules().layers().stream()
                .map(layer -> Reckoning.alone(layer, rota, from, until))
                .toList();
        return new Draft(
                rota,
                from,
                until,
                layers,
                draft.shares(),
                draft.gaps(),
                reckoning.problems(rota, draft, from, until),
                published,
                rows.standIns(rota.id(), from, until),
                rows.absences(from, until).stream()
                        .filter(each -> works(each.technician(), rota))
                        .toList(),
                names(rota, draft, published));
    }

    private boolean works(UUID technician, Rota rota) {
        return rota.rules().layers().stream()
                .anyMatch(layer -> layer.rotation().people().contains(technician));
    }

    private Map<UUID, String> names(Rota rota, Schedule draft, List<Shift> published) {
        var all = new HashSet<UUID>();
        rota.rules().layers().forEach(layer -> all.addAll(layer.rotation().people()));
        draft.shares().forEach(share -> all.add(share.technician()));
        published.forEach(shift -> all.add(shift.technician()));
        var names = new HashMap<UUID, String>();
        technicians.ofArea(rota.area()).forEach(each -> names.put(each.id(), each.name()));
        all.stream()
                .filter(each -> !names.containsKey(each))
                .map(technicians::get)
                .forEach(each -> names.put(each.id(), each.name()));
        return names;
    }

    /**
     * Writes the draft into the on-call list.
     *
     * @throws Refused with the first problem as its sentence and all of them beside it, unless a reason is given
     */
    public Rota publish(UUID id, Filled filled, @Nullable UUID by) {
        var form = new Form();
        var reason = form.textOrEmpty("reason", filled.reason(), LONGEST_REASON);
        form.accept();
        var now = clock.instant();
        var from = filled.from() == null || filled.from().isBefore(now) ? now : filled.from();
        var until = check(from, filled.until());
        var rota = rotas.locked(id);
        if (filled.version() != null && filled.version() != rota.version()) {
            throw Refused.editedBySomeoneElse();
        }
        var problems = reckoning.problems(rota, reckoning.draft(rota, from, until), from, until);
        if (!problems.isEmpty() && reason.isEmpty()) {
            throw Problem.refusal(problems, rota.area(), ZoneId.of(rota.zone()));
        }
        keep(rota, from, until, problems.isEmpty() ? null : reason, problems.size(), by);
        var data = new HashMap<String, Object>(
                Map.of("area", rota.area(), "from", from, "until", until, "problems", problems));
        if (!problems.isEmpty()) {
            data.put("why", reason);
        }
        events.append("rota", id, "rota-published", by, data);
        refresh(rota, by);
        return rotas.get(id);
    }

    private void keep(
            Rota rota, Instant from, Instant until, @Nullable String reason, int problems, @Nullable UUID by) {
        var row = database.newRecord(PUBLICATION);
        row.setId(ids.next());
        row.setRota(rota.id());
        row.setBegins(utc(from));
        row.setEnds(utc(until));
        row.setRules(JSONB.valueOf(rows.written(rota.rules())));
        row.setAt(utc(clock.instant()));
        row.setBy(by);
        row.setReason(reason);
        row.setProblems(problems);
        row.insert();
    }

    private static Instant check(Instant from, @Nullable Instant until) {
        var form = new Form();
        form.check("until", until != null, "", "kernel.field-missing", "Fill this in.");
        if (until != null) {
            form.check(
                    "until",
                    until.isAfter(from),
                    "",
                    "rota.ends-before-it-begins",
                    "The end is not after the beginning.");
            form.check("until", !until.isAfter(from.plus(LONGEST)), "", "rota.too-long", "Use at most a year.");
        }
        form.accept();
        return requireNonNull(until);
    }

    /** Writes what is published anew, after a stand-in or an absence is another. What is past stays. */
    void refresh(Rota rota, @Nullable UUID by) {
        var now = clock.instant();
        var until = rotas.get(rota.id()).publishedUntil(); // it may have been published since
        if (until != null && until.isAfter(now)) {
            onCall.write(rota.area(), now, until, reckoning.published(rota, now), by);
        }
    }

    /** Every rota by which the technician takes turns or stands in. */
    void refreshAll(UUID technician, @Nullable UUID by) {
        var now = clock.instant();
        rotas.list().stream()
                .filter(rota -> rows.isIn(technician, rota, now))
                .forEach(rota -> refresh(rotas.locked(rota.id()), by));
    }
}
