package throughline.edge.mqtt;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a lift, from its CONNECT to its end. What it says is taken one after the other, in the connection's own thread: the
 * next is read when the one before is kept and acknowledged, so a lift that says more than we keep feels it in its own line.
 */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final Duration COMES_TO_THE_POINT = Duration.ofSeconds(10);
    /** A lift that promises less often, or not at all, is told this. */
    private static final int LONGEST_KEEP_ALIVE = 1_200;

    private static final int MOST_NONSENSE = 20;
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Entrance entrance;
    private final Receiver receiver;
    private final Connected connected;
    private final Socket socket;
    private final String address;
    private final AtomicBoolean over = new AtomicBoolean();

    Conversation(Entrance entrance, Receiver receiver, Connected connected, Socket socket, String address) {
        this.entrance = entrance;
        this.receiver = receiver;
        this.connected = connected;
        this.socket = socket;
        this.address = address;
    }

    void hold() throws IOException {
        var intake = new Intake(socket);
        var connect = connect(intake);
        if (connect == null) {
            return;
        }
        var client = connect.client().isEmpty() ? connect.ident() : connect.client();
        var answered = entrance.ask(connect, client, address);
        if (!answered.isIn()) {
            send(Answer.refused(answered.reason()));
            return;
        }
        boolean ours = connect.keepAlive() == 0 || connect.keepAlive() > LONGEST_KEEP_ALIVE;
        int keepAlive = ours ? LONGEST_KEEP_ALIVE : connect.keepAlive();
        connected.enters(connect.ident(), this);
        var farewell = new Packet.Disconnect(true, null);
        try {
            send(Answer.welcome(
                    answered.sessionIsThere(), connect.client().isEmpty() ? client : null, ours ? keepAlive : null));
            farewell = listen(intake, connect.ident(), Duration.ofMillis(keepAlive * 1_500L));
        } finally {
            leave(connect, client, farewell);
        }
    }

    /** Ends it from outside, soon. Whoever does so waits for nothing: a device that reads nothing is no reason to. */
    Thread end(Reason reason) {
        var word = Thread.ofVirtual().name("mqtt-farewell").start(() -> disconnect(reason));
        return Thread.ofVirtual().name("mqtt-end").start(() -> {
            try {
                word.join(FAREWELL);
                socket.close();
            } catch (IOException | InterruptedException gone) {
                LOG.debug("A lift had hung up");
            }
        });
    }

    /** @return null when it does not begin with one that we can read */
    private Packet.@Nullable Connect connect(Intake intake) throws IOException {
        try {
            var found = intake.next(COMES_TO_THE_POINT);
            return found != null && found.read() instanceof Packet.Connect connect ? connect : null;
        } catch (Broken broken) {
            send(Answer.refused(broken.reason()));
            intake.drain();
            return null;
        }
    }

    /** @return how it left: without a word, unless it says otherwise */
    private Packet.Disconnect listen(Intake intake, String ident, Duration keepAlive) throws IOException {
        try {
            int nonsense = 0;
            Intake.Found found;
            while ((found = intake.next(keepAlive)) != null) {
                switch (found.read()) {
                    case Packet.Publish message -> {
                        var reason = receiver.hear(ident, message);
                        if (reason == null) {
                            disconnect(Reason.SERVER_BUSY);
                            return new Packet.Disconnect(true, null);
                        }
                        acknowledge(message, reason);
                        nonsense = reason.code() < 0x80 ? 0 : nonsense + 1;
                    }
                    case Packet.Subscribe asked -> send(Answer.suback(asked, Reason.NOT_AUTHORIZED));
                    case Packet.Unsubscribe asked -> send(Answer.unsuback(asked, Reason.NO_SUBSCRIPTION_EXISTED));
                    case Packet.Ping _ -> send(Answer.pong());
                    case Packet.Disconnect farewell -> {
                        return farewell;
                    }
                    case Packet.Connect _ -> throw new Broken(Reason.PROTOCOL_ERROR);
                }
                if (nonsense == MOST_NONSENSE) {
                    throw new Broken(Reason.QUOTA_EXCEEDED);
                }
            }
        } catch (Broken broken) {
            receiver.cannotRead(ident, broken);
            disconnect(broken.reason());
            intake.drain();
        } catch (SocketTimeoutException silent) {
            disconnect(Reason.KEEP_ALIVE_TIMEOUT);
        }
        return new Packet.Disconnect(true, null);
    }

    private void acknowledge(Packet.Publish message, Reason reason) throws IOException {
        if (message.qos() == 1) {
            send(Answer.puback(message.id(), reason));
        }
    }

    /** A lift that came again meanwhile has not gone, and its session is that of its new connection. */
    private void leave(Packet.Connect connect, String client, Packet.Disconnect farewell) {
        if (!connected.leaves(connect.ident(), this)) {
            return;
        }
        long kept = farewell.sessionSeconds() == null ? connect.sessionSeconds() : farewell.sessionSeconds();
        entrance.leaves(connect.ident(), client, kept);
        var will = connect.will();
        if (will != null && farewell.withWill()) {
            connected.lastWord(connect.ident(), will.message(), Math.min(will.delaySeconds(), kept));
        }
    }

    private void disconnect(Reason reason) {
        if (over.compareAndSet(false, true)) {
            try {
                send(Answer.disconnect(reason));
            } catch (IOException gone) {
                LOG.debug("A lift had hung up");
            }
        }
    }

    private void send(byte[] packet) throws IOException {
        synchronized (socket) {
            socket.getOutputStream().write(packet);
        }
    }
}
