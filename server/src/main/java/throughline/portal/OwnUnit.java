package throughline.portal;

import java.util.List;
import java.util.UUID;
import throughline.asset.Unit;

/**
 * A unit as its customer is shown it.
 *
 * @param number painted on it, such as {@code UPP-04117}
 * @param position where in the building
 * @param kind one of {@link throughline.asset.UnitForm#KINDS}
 * @param customersNumber what the customer calls it
 * @param open the orders on it that are not over, the newest first
 */
public record OwnUnit(
        UUID id,
        String number,
        String name,
        String position,
        String kind,
        String customersNumber,
        Unit.Where site,
        List<OwnOrder> open) {
    static OwnUnit of(Unit unit, List<OwnOrder> open) {
        return new OwnUnit(
                unit.id(),
                unit.number(),
                unit.name(),
                unit.position(),
                unit.kind(),
                unit.customersNumber(),
                unit.site(),
                open);
    }
}
