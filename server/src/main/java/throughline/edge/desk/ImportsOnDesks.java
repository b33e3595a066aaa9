package throughline.edge.desk;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import throughline.kernel.Transactions;
import throughline.sheet.ImportChanged;
import throughline.sheet.SheetKind;

/**
 * Tells the desks what moved among imports, once a second: a batch takes less, and nobody reads faster. The lists of what an import
 * adds hear of it when it stands still.
 */
@Component
class ImportsOnDesks {
    private static final Map<SheetKind, String> LISTS = Map.of(
            SheetKind.CUSTOMER, "customers",
            SheetKind.PERSON, "customers",
            SheetKind.SITE, "sites",
            SheetKind.UNIT, "units",
            SheetKind.AGREEMENT, "agreements",
            SheetKind.BILLED, "bills");

    private final DeskSockets sockets;
    private final Transactions transactions;
    private final Set<UUID> moved = ConcurrentHashMap.newKeySet();
    private final Set<SheetKind> still = ConcurrentHashMap.newKeySet();

    ImportsOnDesks(DeskSockets sockets, Transactions transactions) {
        this.sockets = sockets;
        this.transactions = transactions;
    }

    @EventListener
    void on(ImportChanged changed) {
        transactions.afterCommit(() -> {
            moved.add(changed.id());
            if (changed.isStill()) {
                still.add(changed.kind());
            }
        });
    }

    @Scheduled(fixedDelay = 1_000)
    void tell() {
        if (moved.isEmpty()) {
            return;
        }
        moved.clear();
        sockets.tell("imports");
        var lists = EnumSet.noneOf(SheetKind.class);
        lists.addAll(still);
        still.removeAll(lists);
        lists.stream().map(LISTS::get).distinct().forEach(sockets::moved);
    }
}
