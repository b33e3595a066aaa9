package throughline.voice;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers the events and tells them. A listener that fails has failed alone: the call goes on. */
final class Events {
    private static final Logger log = LoggerFactory.getLogger(Events.class);

    /** An event that only lacks its number and time. */
    interface Telling {
        CallEvent at(long number, Instant now);
    }

    private final InstantSource clock;
    private final Consumer<CallEvent> listener;
    private final AtomicLong last = new AtomicLong();

    Events(InstantSource clock, Consumer<CallEvent> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    void tell(Telling telling) {
        var event = telling.at(last.incrementAndGet(), clock.instant());
        try {
            listener.accept(event);
        } catch (RuntimeException fault) {
            log.error(
                    "Nobody took the event {} of kind {}",
                    event.number(),
                    event.getClass().getSimpleName(),
                    fault);
        }
    }
}
