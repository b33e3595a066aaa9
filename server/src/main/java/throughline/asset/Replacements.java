package throughline.asset;

import static org.jooq.Records.mapping;
import static throughline.asset.db.Tables.EQUIPMENT;
import static throughline.asset.db.Tables.UNIT;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Ids;
import throughline.kernel.Refused;

/** The front door for equipment that goes and comes: the unit, its number and its promises stay. {@code by} is the user who does it. */
@Component
@Transactional
public class Replacements {
    private static final String MODULE = "asset";
    private static final int MOST = 50;

    private final DSLContext database;
    private final Units units;
    private final UnitWords words;
    private final EventLog events;
    private final Ids ids;

    Replacements(DSLContext database, Units units, UnitWords words, EventLog events, Ids ids) {
        this.database = database;
        this.units = units;
        this.words = words;
        this.events = events;
        this.ids = ids;
    }

    /** What stood in this unit's position before, the latest first; at most fifty. */
    @Transactional(readOnly = true)
    public List<Equipment> before(UUID unit) {
        return database.select(
                        EQUIPMENT.ID,
                        EQUIPMENT.SERIAL,
                        EQUIPMENT.MAKER,
                        EQUIPMENT.MODEL,
                        EQUIPMENT.YEAR,
                        EQUIPMENT.CUSTOMERS_NUMBER,
                        EQUIPMENT.INSTALLED_ON,
                        EQUIPMENT.REPLACED_ON)
                .from(EQUIPMENT)
                .where(EQUIPMENT.UNIT.eq(unit))
                .orderBy(EQUIPMENT.REPLACED_ON.desc(), EQUIPMENT.ID.desc())
                .limit(MOST)
                .fetch(mapping(Equipment::new));
    }

    /**
     * Other equipment stands there from a day on; what stood there until then is remembered.
     *
     * @throws Refused {@code kernel.edited-by-someone-else} when the form was filled in from an older version
     */
    public Unit replace(UUID id, EquipmentForm with, @Nullable UUID by) {
        var before = units.get(id);
        var form = new Form();
        form.check("installedOn", with.installedOn() != null, "", "kernel.field-missing", "Fill this in.");
        form.check(
                "installedOn",
                with.installedOn() == null
                        || before.installedOn() == null
                        || !with.installedOn().isBefore(before.installedOn()),
                "",
                "asset.replaced-before-it-came",
                "What stands there now came on {0}, which is later.",
                String.valueOf(before.installedOn()));
        var read = with.read(form);
        form.accept();
        int changed = database.update(UNIT)
                .set(Units.equipment(read))
                .set(UNIT.VERSION, UNIT.VERSION.plus(1))
                .where(UNIT.ID.eq(id), UNIT.VERSION.eq(with.version()))
                .execute();
        if (changed == 0) {
            throw Refused.editedBySomeoneElse();
        }
        var gone = database.newRecord(EQUIPMENT);
        gone.setId(ids.next());
        gone.setUnit(id);
        gone.setSerial(before.serial());
        gone.setMaker(before.maker());
        gone.setModel(before.model());
        gone.setYear(before.year());
        gone.setCustomersNumber(before.customersNumber());
        gone.setInstalledOn(before.installedOn());
        gone.setReplacedOn(read.installedOn());
        gone.insert();
        words.unitsChanged(List.of(id));
        var after = units.get(id);
        events.append(MODULE, id, "equipment-replaced", by, Map.of("before", before, "after", after));
        return after;
    }
}
