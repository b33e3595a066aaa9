package throughline.edge.tones;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import throughline.alarm.Signals;
import throughline.alarm.UnreadFrames;
import throughline.customer.PhoneNumber;
import throughline.customer.PhoneNumbers;
import throughline.edge.tones.Dialogue.Act;
import throughline.kernel.Scope;
import throughline.telephony.ToneCall;
import throughline.telephony.ToneReceiver;

/** Has a conversation with each device that calls, and the threads and the clock of all of them. */
@Component
class TonesReceiver implements ToneReceiver, Conversation.Clockwork, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(TonesReceiver.class);

    private static final int GOODBYE_SECONDS = 3;

    private final Signals signals;
    private final UnreadFrames unread;
    private final PhoneNumbers numbers;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tones-clock").factory());
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Scope.EVERYTHING.threads(Thread.ofVirtual().name("tones")));

    TonesReceiver(Signals signals, UnreadFrames unread, PhoneNumbers numbers) {
        this.signals = signals;
        this.unread = unread;
        this.numbers = numbers;
    }

    @Override
    public Consumer<Heard> begin(ToneCall call) {
        var number = numbers.meanings(call.from()).stream()
                .findFirst()
                .map(PhoneNumber::e164)
                .orElse("");
        return new Conversation(call, number, signals, unread, this);
    }

    @Override
    public void wake(Runnable sleeper, Act.Wake when) {
        clock.schedule(() -> aside(sleeper), when.after().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void aside(Runnable work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException fault) {
                log.error("What was heard in a call of a machine could not be written down", fault);
            }
        });
    }

    /** Calls end with their process, and the wire closes before this. */
    @Override
    public void destroy() {
        clock.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("something that a device said in its call was not written down before the stop");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
