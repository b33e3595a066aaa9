package throughline.notify;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.notify.db.tables.records.TextRecord;

/** Writes down what became of a text, and tells those who wait for it, in the transaction of whoever found out. */
@Component
class Settlements {
    private final EventLog events;
    private final ApplicationEventPublisher announce;

    Settlements(EventLog events, ApplicationEventPublisher announce) {
        this.events = events;
        this.announce = announce;
    }

    /** A text that was not there before. */
    void written(TextRecord text, String kind, @Nullable UUID by) {
        events.append("notify", text.getId(), kind, by, Map.of("key", text.getKey()));
        announce.publishEvent(new OutboxChanged());
    }

    /** @param text locked by this transaction; changed in all but its state and lease */
    void write(TextRecord text, TextState state, Map<String, ?> data) {
        text.setState(state.word());
        text.setLeasedTill((@Nullable OffsetDateTime) null);
        text.update();
        var all = new LinkedHashMap<String, Object>(data);
        all.put("key", text.getKey());
        all.put("attempt", text.getAttempts());
        if (text.getCarrier() != null) {
            all.put("carrier", text.getCarrier());
        }
        boolean read = "read".equals(text.getReceipt());
        events.append("notify", text.getId(), "text-" + (read ? "read" : state.word()), null, all);
        announce.publishEvent(new OutboxChanged());
        if (state != TextState.WAITING && state != TextState.WITHDRAWN) {
            announce.publishEvent(new TextSettled(text.getId(), text.getKey(), state, read));
        }
    }
}
