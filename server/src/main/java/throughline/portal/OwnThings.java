package throughline.portal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.kernel.Slice;
import throughline.work.OrderBook;

/** The front door to what somebody is shown who looks in from a customer, in whose scope all of it is asked. */
@Component
@Transactional(readOnly = true)
public class OwnThings {
    private final Units units;
    private final OrderBook orders;

    OwnThings(Units units, OrderBook orders) {
        this.units = units;
        this.orders = orders;
    }

    /** Her units by number, with what is going on at each. */
    public Page<OwnUnit> units(Slice slice, String language) {
        var page = units.ofCustomer(Scope.now().customer(), slice);
        var open = orders.openOf(page.items().stream().map(Unit::id).toList()).stream()
                .collect(groupingBy(order -> order.unit(), mapping(order -> OwnOrder.of(order, language), toList())));
        return new Page<>(
                page.items().stream()
                        .map(unit -> OwnUnit.of(unit, open.getOrDefault(unit.id(), List.of())))
                        .toList(),
                page.next());
    }

    /** @throws Refused {@code asset.no-such-unit} */
    public OwnUnit unit(UUID id, String language) {
        var unit = units.get(id);
        return OwnUnit.of(
                unit,
                orders.openOf(List.of(id)).stream()
                        .map(order -> OwnOrder.of(order, language))
                        .toList());
    }

    /**
     * All that was ever done at one of her units, the newest first.
     *
     * @throws Refused {@code asset.no-such-unit}
     */
    public Page<OwnOrder> orders(UUID unit, Slice slice, String language) {
        var page = orders.newest(OrderBook.Filter.ofUnit(units.get(unit).id()), slice);
        return new Page<>(
                page.items().stream().map(order -> OwnOrder.of(order, language)).toList(), page.next());
    }
}
