package throughline.work;

import static throughline.work.db.Tables.WORK_ORDER;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.customer.Price;
import throughline.kernel.Refused;
import throughline.work.Stage.Visit;
import throughline.work.db.tables.records.WorkOrderRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Between the table of orders and the types: a stage, an order, a problem. */
@Component
class OrderRows {
    private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};

    /** A price as its column keeps it; who said yes has a column of its own. */
    private record Told(Price price, @Nullable String currency) {}

    private final DSLContext database;
    private final JsonMapper json;

    OrderRows(DSLContext database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The row, kept from everybody else until the transaction ends. */
    WorkOrderRecord locked(UUID order) {
        var row = database.selectFrom(WORK_ORDER)
                .where(WORK_ORDER.ID.eq(order))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw unknown();
        }
        return row;
    }

    /** The same, null at once when somebody else keeps it. */
    @Nullable
    WorkOrder lockedUnlessBusy(UUID order) {
        return database.selectFrom(WORK_ORDER)
                .where(WORK_ORDER.ID.eq(order))
                .forUpdate()
                .skipLocked()
                .fetchOne(this::order);
    }

    static Refused unknown() {
        return new Refused("work.no-such-order", "There is no such work order.");
    }

    static Stage stage(WorkOrderRecord row) {
        return switch (row.getState()) {
            case "raised" -> new Stage.Raised();
            case "offering" -> new Stage.Offering();
            case "accepted" -> new Stage.Accepted(visit(row));
            case "on-the-way" -> new Stage.OnTheWay(visit(row));
            case "on-site" -> new Stage.OnSite(visit(row));
            case "report-due" -> new Stage.ReportDue(visit(row));
            case "on-hold" -> new Stage.OnHold(hold(row));
            case "closed" -> new Stage.Closed();
            case "cancelled" -> new Stage.Cancelled(cancellation(row));
            default -> throw new IllegalStateException("order %s in state %s".formatted(row.getId(), row.getState()));
        };
    }

    /** Writes the stage's own columns; times of what happened are the caller's. */
    static void enter(WorkOrderRecord row, Stage stage) {
        row.setState(stage.word());
        var visit = stage.visit();
        boolean over = !stage.isOpen();
        if (visit != null) {
            row.setTechnician(visit.technician());
            row.setTechnicianName(visit.name());
            row.setArrivesAt(utc(visit.arrivesAt()));
        } else if (!over) {
            row.setTechnician(null);
            row.setTechnicianName(null);
            row.setArrivesAt(null);
            row.setAcceptedAt(null);
            row.setOnTheWayAt(null);
        }
        var hold = stage instanceof Stage.OnHold(var why) ? why : null;
        row.setHoldReason(hold == null ? null : hold.reason().word());
        row.setHoldOwner(hold == null ? null : hold.owner());
        row.setHoldWakeAt(hold == null ? null : utc(hold.wakeAt()));
        row.setHoldNote(hold == null ? null : hold.note());
        if (stage instanceof Stage.Cancelled(var why)) {
            row.setCancelReason(why.reason().word());
            row.setDuplicateOf(why.duplicateOf());
        }
    }

    WorkOrder order(WorkOrderRecord row) {
        return new WorkOrder(
                row.getId(),
                row.getNumber(),
                row.getState(),
                row.getUrgency(),
                row.getTrapped(),
                row.getFollowUpOf(),
                row.getUnit(),
                row.getSite(),
                row.getCustomer(),
                row.getArea(),
                row.getZone(),
                problem(row),
                row.getWords(),
                row.getCalledAt().toInstant(),
                row.getRaisedAt().toInstant(),
                instant(row.getDueAt()),
                row.getPromiseMet(),
                row.getTechnician(),
                row.getTechnicianName(),
                instant(row.getAskedAt()),
                instant(row.getAcceptedAt()),
                instant(row.getArrivesAt()),
                instant(row.getOnTheWayAt()),
                instant(row.getOnSiteAt()),
                instant(row.getReleasedAt()),
                instant(row.getLeftAt()),
                instant(row.getClosedAt()),
                row.getState().equals("on-hold") ? hold(row) : null,
                row.getState().equals("cancelled") ? cancellation(row) : null,
                row.getReport() == null ? null : json.readValue(row.getReport().data(), Report.class),
                charge(row),
                row.getVersion());
    }

    @Nullable
    Charge charge(WorkOrderRecord row) {
        if (row.getCharge() == null) {
            return null;
        }
        var told = json.readValue(row.getCharge().data(), Told.class);
        return new Charge(told.price(), told.currency(), row.getAuthorisedBy());
    }

    void settle(WorkOrderRecord row, @Nullable Charge charge) {
        row.setCharge(charge == null ? null : jsonb(new Told(charge.price(), charge.currency())));
        row.setAuthorisedBy(charge == null ? null : charge.authorisedBy());
    }

    void stamp(WorkOrderRecord row, Problem problem) {
        row.setCode(problem.code());
        row.setHeadline(jsonb(problem.names()));
        row.setJob(jsonb(problem.job()));
    }

    JSONB jsonb(Object value) {
        return JSONB.valueOf(json.writeValueAsString(value));
    }

    <T> T read(JSONB value, Class<T> type) {
        return json.readValue(value.data(), type);
    }

    private Problem problem(WorkOrderRecord row) {
        return new Problem(
                row.getCode(),
                json.readValue(row.getHeadline().data(), NAMES),
                row.getUrgency(),
                json.readValue(row.getJob().data(), Problem.Job.class));
    }

    private static Visit visit(WorkOrderRecord row) {
        return new Visit(
                row.getTechnician(), row.getTechnicianName(), row.getArrivesAt().toInstant());
    }

    private static Hold hold(WorkOrderRecord row) {
        return new Hold(
                HoldReason.of(row.getHoldReason()),
                row.getHoldOwner(),
                row.getHoldWakeAt().toInstant(),
                row.getHoldNote() == null ? "" : row.getHoldNote());
    }

    private static Cancellation cancellation(WorkOrderRecord row) {
        return new Cancellation(Cancellation.Reason.of(row.getCancelReason()), row.getDuplicateOf());
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
