package throughline.edge.mqtt;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.alarm.DeviceSecretChanged;
import throughline.kernel.Scope;
import throughline.kernel.Transactions;

/**
 * Who is connected: each lift once. When it comes a second time the first connection ends; only it can come under its name, so nobody else
 * throws it out. What one left behind that went without a word is said once its time has come, unless the lift is back.
 */
@Component
class Connected implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Connected.class);
    /** Whoever is back at once has not gone. */
    private static final long LEAST_SECONDS = 1;

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration SAY_AGAIN = Duration.ofSeconds(5);

    private final Receiver receiver;
    private final Transactions transactions;
    private final Map<String, Conversation> here = new ConcurrentHashMap<>();
    private volatile boolean running;

    Connected(Receiver receiver, Transactions transactions) {
        this.receiver = receiver;
        this.transactions = transactions;
    }

    void enters(String ident, Conversation conversation) {
        var before = here.put(ident, conversation);
        if (before != null) {
            before.end(Reason.SESSION_TAKEN_OVER);
        }
    }

    /** @return whether it was the lift's latest */
    boolean leaves(String ident, Conversation conversation) {
        return here.remove(ident, conversation);
    }

    /** Says the last word of a lift in so many seconds; a lift that is back by then says for itself how it is. */
    void lastWord(String ident, Packet.Publish word, long inSeconds) {
        if (running) {
            Thread.ofVirtual()
                    .name("mqtt-last-word")
                    .start(Scope.EVERYTHING.around(
                            () -> say(ident, word, Duration.ofSeconds(Math.max(LEAST_SECONDS, inSeconds)))));
        }
    }

    @EventListener
    void on(DeviceSecretChanged changed) {
        if (changed.wire().equals(Judge.WIRE)) {
            transactions.afterCommit(() -> {
                var conversation = here.get(changed.ident());
                if (conversation != null) {
                    conversation.end(Reason.ADMINISTRATIVE_ACTION);
                }
            });
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Nobody has gone when it is we who go. */
    @Override
    public void stop() {
        running = false;
        var ends = here.values().stream()
                .map(conversation -> conversation.end(Reason.SERVER_SHUTTING_DOWN))
                .toList();
        try {
            for (var end : ends) {
                end.join(LAST_WORDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the ports close. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4095;
    }

    int count() {
        return here.size();
    }

    private void say(String ident, Packet.Publish word, Duration in) {
        try {
            Thread.sleep(in);
            while (running && !here.containsKey(ident) && !receiver.lose(ident, word)) {
                Thread.sleep(SAY_AGAIN);
            }
        } catch (InterruptedException _) {
            LOG.debug("The last word of a lift was not said");
        }
    }
}
