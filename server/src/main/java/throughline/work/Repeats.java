package throughline.work;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static throughline.work.db.Tables.WORK_ORDER;

import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The front door to what fails again: {@link Repeat} of a unit or of orders, counted from the orders themselves whenever it is asked.
 * One statement, which looks only at the months that matter of the units that were asked for.
 */
@Component
@Transactional(readOnly = true)
public class Repeats {
    private static final Field<String> JOB_TYPE = jsonbGetAttributeAsText(WORK_ORDER.JOB, "type");

    private final DSLContext database;
    private final RepeatRules rules;
    private final ReportCodes codes;
    private final JsonMapper json;
    private final InstantSource clock;

    Repeats(DSLContext database, RepeatRules rules, ReportCodes codes, JsonMapper json, InstantSource clock) {
        this.database = database;
        this.rules = rules;
        this.codes = codes;
        this.json = json;
        this.clock = clock;
    }

    /** Of its newest callout while one is open; else of one that would be raised now. */
    public Repeat ofUnit(UUID unit) {
        var rule = rules.get();
        var now = clock.instant();
        return Repeat.ofUnit(orders(List.of(unit), rule, now), rule, codes::speaksAgainstTheUnit, now);
    }

    /** By order; those that name no unit are left out. */
    public Map<UUID, Repeat> ofOrders(Collection<WorkOrder> asked) {
        var ofUnits = asked.stream().filter(order -> order.unit() != null).toList();
        if (ofUnits.isEmpty()) {
            return Map.of();
        }
        var rule = rules.get();
        var units = ofUnits.stream().map(WorkOrder::unit).distinct().toList();
        var oldest = ofUnits.stream()
                .map(WorkOrder::raisedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        var byUnit = orders(units, rule, oldest).stream().collect(groupingBy(PastOrder::unit));
        var found = new HashMap<UUID, Repeat>();
        for (var order : ofUnits) {
            var all = byUnit.getOrDefault(requireNonNull(order.unit()), List.of());
            found.put(order.id(), Repeat.ofOrder(all, order.id(), rule, codes::speaksAgainstTheUnit));
        }
        return found;
    }

    /** @param oldest of what is looked at; the zones of places are less than two days apart */
    private List<PastOrder> orders(Collection<UUID> units, RepeatRule rule, Instant oldest) {
        var since = oldest.atOffset(ZoneOffset.UTC).minus(Period.ofDays(rule.longest() + 2));
        return database.select(
                        WORK_ORDER.ID,
                        WORK_ORDER.NUMBER,
                        WORK_ORDER.FOLLOW_UP_OF,
                        WORK_ORDER.UNIT,
                        WORK_ORDER.RAISED_AT,
                        WORK_ORDER.ZONE,
                        WORK_ORDER.STATE,
                        JOB_TYPE,
                        WORK_ORDER.CLOSED_AT,
                        WORK_ORDER.TECHNICIAN,
                        WORK_ORDER.TECHNICIAN_NAME,
                        WORK_ORDER.REPORT)
                .from(WORK_ORDER)
                .where(WORK_ORDER.UNIT.eq(any(units.toArray(UUID[]::new))), WORK_ORDER.RAISED_AT.ge(since))
                .fetch(row -> new PastOrder(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5().toInstant(),
                        ZoneId.of(row.value6()),
                        row.value7(),
                        Objects.requireNonNullElse(row.value8(), ""),
                        OrderRows.instant(row.value9()),
                        row.value10(),
                        row.value11(),
                        row.value12() == null
                                ? null
                                : json.readValue(row.value12().data(), Report.class)));
    }
}
