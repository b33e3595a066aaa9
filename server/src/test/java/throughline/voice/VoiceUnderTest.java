package throughline.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import throughline.kernel.Ids;

/** The real voice on loopback, with a clock that stands still and a listener that remembers. */
public final class VoiceUnderTest implements AutoCloseable {
    private static final int FIRST = 21_100;
    private static final int STEP = 100;
    private static final int BLOCKS = 38;

    /** Two tests at a time, each in a program of its own, begin at different ones. */
    private static final AtomicInteger nextBlock =
            new AtomicInteger((int) (ProcessHandle.current().pid() % BLOCKS));

    static final Letters NOBODY_WRITES = (_, reply) -> reply.accept(new Letter.Reply.NobodyReads());

    public final SettableClock clock = new SettableClock();
    public final int sipPort;
    public final Voice voice;
    private final LinkedBlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();
    /** Each letter that came, which is sent back as it is. */
    public final LinkedBlockingQueue<Letter> written = new LinkedBlockingQueue<>();

    private final List<CallEvent> seen = new ArrayList<>();
    private volatile Consumer<CallEvent> application = event -> {};

    public VoiceUnderTest() {
        this(1000, 1000);
    }

    public VoiceUnderTest(int callsPerSecond, int maxCalls) {
        sipPort = freeBlock();
        voice = Voice.open(
                settings(sipPort, callsPerSecond, maxCalls),
                clock,
                new Ids(clock),
                event -> {
                    events.add(event);
                    application.accept(event);
                },
                (letter, reply) -> {
                    written.add(letter);
                    reply.accept(new Letter.Reply.Apart("text/plain", letter.body()));
                });
    }

    static VoiceSettings settings(int sipPort, int callsPerSecond, int maxCalls) {
        return new VoiceSettings(
                "127.0.0.1",
                "127.0.0.1",
                sipPort,
                sipPort + 2,
                sipPort + STEP - 21,
                sipPort + 1,
                List.of("127.0.0.1"),
                callsPerSecond,
                maxCalls,
                Duration.ofMinutes(30),
                Duration.ofSeconds(10),
                Path.of("no-such-prompts"));
    }

    /** The first port of a hundred that nobody uses; the last twenty are for phones. */
    public static int freeBlock() {
        for (int tried = 0; tried < BLOCKS; tried++) {
            int port = FIRST + STEP * (nextBlock.getAndIncrement() % BLOCKS);
            try (var udp = new DatagramSocket(port, InetAddress.getLoopbackAddress());
                    var browsers = new DatagramSocket(port + 1, InetAddress.getLoopbackAddress());
                    var tcp = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("No free ports for a test.");
    }

    /** What an application does with each event, besides its being remembered here. */
    public void application(Consumer<CallEvent> reaction) {
        application = reaction;
    }

    /** Whether an event of this kind has come before the last one that was awaited. */
    public boolean heard(Class<? extends CallEvent> kind) {
        return seen.stream().anyMatch(kind::isInstance);
    }

    /** The next event of this kind; others on the way are skipped. */
    public <E extends CallEvent> E awaits(Class<E> kind) {
        try {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (true) {
                var event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(event)
                        .as("no %s came; before: %s", kind.getSimpleName(), seen)
                        .isNotNull();
                seen.add(event);
                if (kind.isInstance(event)) {
                    return kind.cast(event);
                }
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** All events so far that nobody awaited. */
    public List<CallEvent> others() {
        var drained = new ArrayList<CallEvent>();
        events.drainTo(drained);
        return drained;
    }

    /** No call, no leg, no port; the media thread gives ports back a moment after a call's end. */
    public void nothingIsLeft() {
        assertThat(voice.figures().liveCalls()).isZero();
        assertThat(voice.figures().trunkLegs()).isZero();
        await().until(() -> voice.figures().rtpPortsInUse(), equalTo(0));
    }

    public void tell(CallCommand command) {
        voice.tell(command);
    }

    @Override
    public void close() {
        voice.close();
    }
}
