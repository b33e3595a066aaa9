package throughline.work;

import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.finder.Index;
import throughline.finder.Index.Heat;
import throughline.finder.Kind;

/** A unit with an open order is what people most likely look for. */
@Component
class OpenOrdersComeFirst {
    private final OrderBook book;
    private final Index index;
    private final InstantSource clock;

    OpenOrdersComeFirst(OrderBook book, Index index, InstantSource clock) {
        this.book = book;
        this.index = index;
        this.clock = clock;
    }

    @EventListener
    void raised(WorkOrderRaised raised) {
        warm(raised.order());
    }

    @EventListener
    void closed(WorkOrderClosed closed) {
        warm(closed.order());
    }

    @EventListener
    void cancelled(WorkOrderCancelled cancelled) {
        warm(cancelled.order());
    }

    private void warm(UUID order) {
        var unit = book.get(order).unit();
        if (unit != null) {
            index.heat(Kind.UNIT, unit, book.isOpenFor(unit) ? Heat.OPEN_ORDER : Heat.COLD, clock.instant());
        }
    }
}
