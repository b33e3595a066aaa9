package throughline.rota;

import static throughline.rota.db.Tables.ABSENCE;
import static throughline.rota.db.Tables.PUBLICATION;
import static throughline.rota.db.Tables.STAND_IN;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.dispatch.Technicians;
import throughline.rota.db.tables.records.AbsenceRecord;
import throughline.rota.db.tables.records.PublicationRecord;
import throughline.rota.db.tables.records.StandInRecord;
import tools.jackson.databind.json.JsonMapper;

/** What a schedule is made of, read from the tables. */
@Component
class RotaRows {
    static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");
    private static final int MOST = 1_000;

    private final DSLContext database;
    private final Technicians technicians;
    private final JsonMapper json;

    RotaRows(DSLContext database, Technicians technicians, JsonMapper json) {
        this.database = database;
        this.technicians = technicians;
        this.json = json;
    }

    /** Rules that were published for some time. */
    record Published(Instant from, Instant to, Rules rules) {}

    /** Those that count for anything after that instant, the latest first: it hides the others where it covers. */
    List<Published> published(UUID rota, Instant after) {
        return database.selectFrom(PUBLICATION)
                .where(PUBLICATION.ROTA.eq(rota), PUBLICATION.ENDS.gt(utc(after)))
                .orderBy(PUBLICATION.AT.desc(), PUBLICATION.ID.desc())
                .fetch(this::published);
    }

    private Published published(PublicationRecord row) {
        return new Published(
                row.getBegins().toInstant(),
                row.getEnds().toInstant(),
                json.readValue(row.getRules().data(), Rules.class));
    }

    String written(Rules rules) {
        return json.writeValueAsString(rules);
    }

    /** Those that count, the latest last. */
    List<StandIn> standIns(UUID rota, Instant from, Instant until) {
        return database.selectFrom(STAND_IN)
                .where(
                        STAND_IN.ROTA.eq(rota),
                        STAND_IN.WITHDRAWN_AT.isNull(),
                        STAND_IN.ENDS.gt(utc(from)),
                        STAND_IN.BEGINS.lt(utc(until)))
                .orderBy(STAND_IN.AT, STAND_IN.ID)
                .fetch(RotaRows::standIn);
    }

    static StandIn standIn(StandInRecord row) {
        return new StandIn(
                row.getId(),
                row.getRank(),
                row.getBegins().toInstant(),
                row.getEnds().toInstant(),
                row.getTechnician(),
                row.getWhy(),
                row.getSwap());
    }

    /** Everybody whose absence is approved and touches this time. */
    List<Away> away(Instant from, Instant until) {
        return database.selectFrom(ABSENCE)
                .where(ABSENCE.STATE.eq(Absence.APPROVED), ABSENCE.ENDS.gt(utc(from)), ABSENCE.BEGINS.lt(utc(until)))
                .orderBy(ABSENCE.BEGINS, ABSENCE.ID)
                .fetch(row -> new Away(
                        row.getTechnician(),
                        row.getBegins().toInstant(),
                        row.getEnds().toInstant()));
    }

    /** Whether what is published after that instant knows this technician. */
    boolean isIn(UUID technician, Rota rota, Instant after) {
        var published = published(rota.id(), after);
        return published.stream()
                        .flatMap(each -> each.rules().layers().stream())
                        .anyMatch(layer -> layer.rotation().people().contains(technician))
                || !published.isEmpty()
                        && standIns(rota.id(), after, FAR).stream()
                                .anyMatch(each -> each.technician().equals(technician));
    }

    /** What is proposed or approved and touches this time. */
    List<Absence> absences(Instant from, Instant until) {
        return database.selectFrom(ABSENCE)
                .where(
                        ABSENCE.STATE.in(Absence.PROPOSED, Absence.APPROVED),
                        ABSENCE.ENDS.gt(utc(from)),
                        ABSENCE.BEGINS.lt(utc(until)))
                .orderBy(ABSENCE.BEGINS, ABSENCE.ID)
                .limit(MOST)
                .fetch(this::absence);
    }

    Absence absence(AbsenceRecord row) {
        return new Absence(
                row.getId(),
                row.getTechnician(),
                technicians.get(row.getTechnician()).name(),
                row.getBegins().toInstant(),
                row.getEnds().toInstant(),
                row.getKind(),
                row.getState(),
                row.getAskedBy());
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
