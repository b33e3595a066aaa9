package throughline.alarm;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.house.Settings;
import throughline.kernel.Away;
import throughline.kernel.Scope;
import throughline.kernel.Spool;
import tools.jackson.databind.json.JsonMapper;

/**
 * A device hears that it is heard also while the database is away: what it said is on this disk then, and is taken in in its order as
 * soon as the database answers. Whatever comes meanwhile goes behind it.
 */
@Component
class SignalSpool {
    private static final Logger LOG = LoggerFactory.getLogger(SignalSpool.class);
    /** So long somebody who may be inside waits for the database. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Nobody knows yet which device or lift it is. */
    private static final Receipt ON_THIS_DISK = new Receipt(null, null, false);

    private final Spool files;
    private final JsonMapper json;
    private final ApplicationEventPublisher announce;
    private final ConcurrentSkipListMap<UUID, Spooled> waiting = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<UUID, CompletableFuture<Receipt>> attempts = new ConcurrentSkipListMap<>();
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();
    private final Executor threads = Executors.newThreadPerTaskExecutor(
            Scope.EVERYTHING.threads(Thread.ofVirtual().name("signal")));

    SignalSpool(Settings settings, JsonMapper json, ApplicationEventPublisher announce, MeterRegistry meters) {
        this.json = json;
        this.announce = announce;
        try {
            files = new Spool(settings.absoluteHome().resolve("alarm-spool"), ".signal");
            for (var left : files.left()) {
                waiting.put(left.id(), json.readValue(left.record(), Spooled.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for spooled signals of alarm devices cannot be read.", e);
        }
        Gauge.builder("throughline.alarm.spooled", waiting, ConcurrentSkipListMap::size)
                .register(meters);
    }

    /**
     * Durable when it returns: committed, or on this disk where that takes too long.
     *
     * @param taking takes it in, in a transaction
     * @throws RuntimeException what the database says against it; it is not kept then
     */
    Receipt receive(Spooled one, Supplier<Receipt> taking) {
        if (isWaitedFor()) {
            return keep(one);
        }
        var attempt = CompletableFuture.supplyAsync(taking, threads);
        attempts.put(one.id(), attempt);
        attempt.whenComplete((_, _) -> attempts.remove(one.id()));
        try {
            return attempt.get(PATIENCE.toMillis(), MILLISECONDS);
        } catch (TimeoutException late) {
            var receipt = keep(one);
            attempt.thenRun(() -> forget(one.id()));
            return receipt;
        } catch (ExecutionException failed) {
            if (Away.isTheReason(failed)) {
                return keep(one);
            }
            throw failed.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(failed);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The program ends.");
        }
    }

    /** The oldest that is still to be taken in, once nothing that came before it is still on its way; null where nothing waits. */
    @Nullable
    Spooled next() {
        for (var one : waiting.values()) {
            if (!refused.contains(one.id())) {
                attempts.headMap(one.id(), true).values().forEach(SignalSpool::waitFor);
                return one;
            }
        }
        return null;
    }

    boolean isWaiting(UUID id) {
        return waiting.containsKey(id);
    }

    /** It is in the database. */
    void forget(UUID id) {
        var gone = waiting.remove(id);
        files.forget(id);
        if (gone != null) {
            tell(gone);
        }
    }

    /** The database says no to it: it is shown until somebody has looked after it, and tried again after the next start. */
    void refuse(UUID id) {
        refused.add(id);
    }

    private boolean isWaitedFor() {
        return waiting.size() > refused.size();
    }

    private Receipt keep(Spooled one) {
        try {
            files.keep(one.id(), json.writeValueAsString(one));
        } catch (IOException e) {
            throw new UncheckedIOException("A signal is neither in the database nor on this disk.", e);
        }
        if (waiting.isEmpty()) {
            LOG.warn("The database does not answer: what alarm devices say is kept on this disk until it does");
        }
        waiting.put(one.id(), one);
        tell(one);
        return ON_THIS_DISK;
    }

    private void tell(Spooled changed) {
        if (changed.signal().kind() == Signal.Kind.ALARM_RAISED) {
            announce.publishEvent(new AlarmsSpooled(waiting.values().stream()
                    .filter(one -> one.signal().kind() == Signal.Kind.ALARM_RAISED)
                    .toList()));
        }
    }

    private static void waitFor(CompletableFuture<Receipt> attempt) {
        try {
            attempt.join();
        } catch (CompletionException | CancellationException failed) {
            LOG.debug("A signal was not taken in at first; it is taken in now");
        }
    }
}
