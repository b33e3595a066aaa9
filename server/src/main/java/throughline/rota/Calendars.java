package throughline.rota;

import static java.util.Objects.requireNonNull;
import static throughline.rota.RotaRows.utc;
import static throughline.rota.db.Tables.ABSENCE;
import static throughline.rota.db.Tables.CALENDAR_LINK;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.OnCall;
import throughline.dispatch.Technicians;
import throughline.dispatch.Turn;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.kernel.Secret;

/**
 * The front door between a technician's turns and absences here and the calendar that she lives by. {@code by} is the user who does it.
 */
@Component
@Transactional
public class Calendars {
    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(366);

    private static final Map<String, String> ON_CALL =
            Map.of("en", "On call: {0}", "sv", "Jour: {0}", "et", "Valves: {0}", "zh-Hant", "值班：{0}");
    private static final Map<String, String> BACK_UP =
            Map.of("en", "Back-up {1}: {0}", "sv", "Reserv {1}: {0}", "et", "Varu {1}: {0}", "zh-Hant", "備援 {1}：{0}");

    private final DSLContext database;
    private final Technicians technicians;
    private final OnCall onCall;
    private final Absences absences;
    private final EventLog events;
    private final InstantSource clock;

    Calendars(
            DSLContext database,
            Technicians technicians,
            OnCall onCall,
            Absences absences,
            EventLog events,
            InstantSource clock) {
        this.database = database;
        this.technicians = technicians;
        this.onCall = onCall;
        this.absences = absences;
        this.events = events;
        this.clock = clock;
    }

    /** When the present address was made; null when there is none. */
    @Transactional(readOnly = true)
    public @Nullable Instant linkedSince(UUID technician) {
        var at = database.select(CALENDAR_LINK.MADE_AT)
                .from(CALENDAR_LINK)
                .where(CALENDAR_LINK.TECHNICIAN.eq(technician))
                .fetchOne(CALENDAR_LINK.MADE_AT);
        return at == null ? null : at.toInstant();
    }

    /**
     * A new address for the technician's turns; an earlier one ends.
     *
     * @return the secret in it, which is kept nowhere
     */
    public String link(UUID technician, @Nullable UUID by) {
        var to = technicians.get(technician);
        var secret = Secret.fresh();
        var row = database.newRecord(CALENDAR_LINK);
        row.setTechnician(technician);
        row.setHash(secret.hash());
        row.setMadeAt(utc(clock.instant()));
        row.setMadeBy(by);
        row.merge();
        events.append("rota", technician, "calendar-linked", by, Map.of("name", to.name()));
        return secret.text();
    }

    /** Whoever has the address reads nothing more. Nothing happens where there is none. */
    public void unlink(UUID technician, @Nullable UUID by) {
        var to = technicians.get(technician);
        int gone = database.deleteFrom(CALENDAR_LINK)
                .where(CALENDAR_LINK.TECHNICIAN.eq(technician))
                .execute();
        if (gone > 0) {
            events.append("rota", technician, "calendar-unlinked", by, Map.of("name", to.name()));
        }
    }

    /** The turns of whoever this address is for, from a month ago to a year ahead; null for an address that is none (any more). */
    @Transactional(readOnly = true)
    public @Nullable String feed(String secret) {
        var technician = database.select(CALENDAR_LINK.TECHNICIAN)
                .from(CALENDAR_LINK)
                .where(CALENDAR_LINK.HASH.eq(new Secret(secret).hash()))
                .fetchOne(CALENDAR_LINK.TECHNICIAN);
        if (technician == null || !technicians.get(technician).active()) {
            return null;
        }
        var now = clock.instant();
        var language = technicians.get(technician).language();
        return ICalendar.written(onCall.of(technician, now.minus(BACK), now.plus(AHEAD)).stream()
                .map(turn ->
                        new ICalendar.Entry(turn.id() + "@throughline", turn.from(), turn.to(), title(turn, language)))
                .toList());
    }

    private static String title(Turn turn, String language) {
        var words = turn.rank() == 1 ? ON_CALL : BACK_UP;
        return requireNonNull(words.getOrDefault(language, words.get("en")))
                .replace("{0}", turn.area())
                .replace("{1}", String.valueOf(turn.rank() - 1));
    }

    /**
     * What came of a calendar file.
     *
     * @param added absences that are written down now
     * @param known entries that an earlier reading had written down already
     */
    public record Read(int added, int known) {}

    /**
     * Writes down every coming entry of a calendar as an absence: all of them or none.
     *
     * @param zone of whole days, and of times without one
     * @param approved by whoever reads it in
     * @throws Refused {@code rota.calendar-unreadable}, {@code rota.calendar-too-long}, {@code rota.calendar-empty}, or as an absence is
     */
    public Read read(
            UUID technician, byte[] file, @Nullable String kind, ZoneId zone, boolean approved, @Nullable UUID by) {
        var now = clock.instant();
        var entries = ICalendar.read(file, zone, now, now.plus(AHEAD)).stream()
                .filter(each -> each.to().isAfter(now) && each.to().isAfter(each.from()))
                .toList();
        if (entries.isEmpty()) {
            throw new Refused("rota.calendar-empty", "This calendar says nothing of the coming year.");
        }
        int added = 0;
        for (var entry : entries) {
            if (!isKnown(technician, entry)) {
                var absence =
                        absences.add(new Absences.Filled(technician, entry.from(), entry.to(), kind), approved, by);
                database.update(ABSENCE)
                        .set(ABSENCE.ENTRY, entry.id())
                        .where(ABSENCE.ID.eq(absence.id()))
                        .execute();
                added++;
            }
        }
        return new Read(added, entries.size() - added);
    }

    private boolean isKnown(UUID technician, ICalendar.Entry entry) {
        return database.fetchExists(ABSENCE, ABSENCE.TECHNICIAN.eq(technician).and(ABSENCE.ENTRY.eq(entry.id())));
    }
}
