package throughline.asset;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One lift, escalator or platform: a position in a building and the equipment that stands there now.
 *
 * @param number painted on the unit, such as {@code UPP-04117}; nobody else has it
 * @param name what people call it, such as "Lift 2"
 * @param position where in the building, such as "A, north stair"; outlives the equipment
 * @param kind one of {@link UnitForm#KINDS}
 * @param serial the maker's number
 * @param customersNumber what the customer calls it in its own books
 * @param installedOn when this equipment came; what stood there before is {@link Equipment}
 * @param alarmProtocol one of {@link UnitForm#PROTOCOLS}; null without an alarm device
 * @param alarmIdent what the device calls itself on its wire
 * @param alarmTestHours so often it has to call by itself
 * @param warning what whoever works on it must know first, such as "Two lifts share one machine room"; may be empty
 * @param phones the numbers that its alarm button rings from, E.164, the one to call back first first
 */
public record Unit(
        UUID id,
        String number,
        Where site,
        String name,
        String position,
        String kind,
        String serial,
        String maker,
        String model,
        @Nullable Integer year,
        String customersNumber,
        @Nullable LocalDate installedOn,
        @Nullable Integer floors,
        @Nullable Integer capacityKg,
        @Nullable UUID agreement,
        String alarmMaker,
        @Nullable String alarmProtocol,
        String alarmIdent,
        @Nullable Integer alarmTestHours,
        List<String> phones,
        String warning,
        int version) {
    /** Where it can be rung, E.164; empty where it cannot. */
    public String phoneToRing() {
        return phones.stream().findFirst().orElse("");
    }

    /** The site, as much as a list shows of it. */
    public record Where(UUID id, String name, String street, String city) {}
}
