package throughline.alarm;

import static java.util.Objects.requireNonNullElse;
import static throughline.alarm.db.Tables.SETTING;

import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Refused;

/** The front door to what this company wants to follow from what alarm devices say, and do not say. */
@Component
@Transactional
public class AlarmSettings {
    private static final UUID THE_SETTINGS = new UUID(0, 3);
    private static final int FEWEST = 2;
    private static final int MOST = 10_000;
    private static final int A_WEEK = 7 * 24 * 60;

    private final DSLContext database;
    private final EventLog events;

    AlarmSettings(DSLContext database, EventLog events) {
        this.database = database;
        this.events = events;
    }

    /**
     * @param ringLines a lift whose test call has not come is rung, before somebody is sent
     * @param raiseOrders somebody is sent to it; otherwise a person decides
     * @param many more lifts of one area than this, late within an hour, are one matter; 2 to 10,000
     * @param faultOrders somebody is sent where a device reports its battery or its sound
     * @param faultMinutes so long it has stood by then; at most a week
     */
    public record Values(
            boolean ringLines, boolean raiseOrders, int many, boolean faultOrders, int faultMinutes, int version) {}

    /** What a person fills in; what is left out stays. */
    public record Filled(
            @Nullable Boolean ringLines,
            @Nullable Boolean raiseOrders,
            @Nullable Integer many,
            @Nullable Boolean faultOrders,
            @Nullable Integer faultMinutes,
            @Nullable Integer version) {}

    @Transactional(readOnly = true)
    public Values get() {
        var row = database.selectFrom(SETTING).fetchSingle();
        return new Values(
                row.getRingLines(),
                row.getRaiseOrders(),
                row.getMany(),
                row.getFaultOrders(),
                row.getFaultMinutes(),
                row.getVersion());
    }

    /** Holds for what happens from now on. @throws Refused {@code kernel.edited-by-someone-else}, or with the field that is wrong */
    public Values change(Filled filled, @Nullable UUID by) {
        var row = database.selectFrom(SETTING).forUpdate().fetchSingle();
        var before = get();
        if (requireNonNullElse(filled.version(), before.version()) != before.version()) {
            throw Refused.editedBySomeoneElse();
        }
        var form = new Form();
        row.setRingLines(requireNonNullElse(filled.ringLines(), before.ringLines()));
        row.setRaiseOrders(requireNonNullElse(filled.raiseOrders(), before.raiseOrders()));
        row.setMany(form.number("many", requireNonNullElse(filled.many(), before.many()), FEWEST, MOST));
        row.setFaultOrders(requireNonNullElse(filled.faultOrders(), before.faultOrders()));
        row.setFaultMinutes(form.number(
                "faultMinutes", requireNonNullElse(filled.faultMinutes(), before.faultMinutes()), 0, A_WEEK));
        form.accept();
        row.setVersion(row.getVersion() + 1);
        row.update();
        var after = get();
        events.append("alarm", THE_SETTINGS, "settings-changed", by, Map.of("before", before, "after", after));
        return after;
    }
}
