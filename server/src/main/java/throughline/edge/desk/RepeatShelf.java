package throughline.edge.desk;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.work.Repeat;
import throughline.work.Repeats;
import throughline.work.ReportCodes;
import throughline.work.WorkOrder;

/** What fails again and again, in the reader's language; null where nothing does. */
@Component
class RepeatShelf {
    private final Repeats repeats;
    private final ReportCodes codes;

    RepeatShelf(Repeats repeats, ReportCodes codes) {
        this.repeats = repeats;
        this.codes = codes;
    }

    @Nullable
    RepeatShown ofUnit(UUID unit, String language) {
        return shown(repeats.ofUnit(unit), language);
    }

    /** Of the open ones among these, by order; one query however many. */
    Map<UUID, RepeatShown> ofOpen(Collection<WorkOrder> orders, String language) {
        var found = new HashMap<UUID, RepeatShown>();
        repeats.ofOrders(orders.stream().filter(WorkOrder::isOpen).toList()).forEach((order, repeat) -> {
            var shown = shown(repeat, language);
            if (shown != null) {
                found.put(order, shown);
            }
        });
        return found;
    }

    /** @param repeat null of an order that names no unit */
    @Nullable
    RepeatShown shown(@Nullable Repeat repeat, String language) {
        if (repeat == null || !repeat.isFlagged()) {
            return null;
        }
        var rule = repeat.rule();
        return new RepeatShown(
                repeat.isRogue(),
                repeat.times(),
                rule.repeatDays(),
                repeat.rogueTimes(),
                rule.rogueDays(),
                repeat.component() == null ? null : name(codes.components(), repeat.component(), language),
                rule.componentDays(),
                repeat.last().stream().map(visit -> shown(visit, language)).toList());
    }

    @Nullable
    Repeat of(WorkOrder order) {
        return repeats.ofOrders(List.of(order)).get(order.id());
    }

    private RepeatShown.Visit shown(Repeat.Visit visit, String language) {
        return new RepeatShown.Visit(
                new OrderCard.OrderNumber(visit.order(), visit.number()),
                visit.at(),
                name(codes.causes(), visit.cause(), language),
                name(codes.components(), visit.component(), language),
                name(codes.actions(), visit.action(), language),
                visit.technician());
    }

    /** The key itself when it is no longer on the list. */
    private static String name(List<ReportCodes.Code> list, String key, String language) {
        return list.stream()
                .filter(code -> code.key().equals(key))
                .map(code -> code.name(language))
                .findFirst()
                .orElse(key);
    }
}
