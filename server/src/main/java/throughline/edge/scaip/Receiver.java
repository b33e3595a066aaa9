package throughline.edge.scaip;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import throughline.alarm.AnsweredWithin;
import throughline.alarm.Polls;
import throughline.alarm.Signals;
import throughline.alarm.UnreadFrames;
import throughline.kernel.Scope;
import throughline.voice.Letter;
import throughline.voice.Letters;

/**
 * Keeps what a document says, and only then answers it, in the style that its sender understands. When the database does not answer
 * nothing goes back: the device says it again.
 */
@Component
class Receiver implements Letters, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
    private static final List<String> TYPES = List.of("application/scaip+xml", "application/xml");
    private static final int MOST_AT_ONCE = 64;
    private static final int GOODBYE_SECONDS = 3;

    private final Signals signals;
    private final UnreadFrames unread;
    private final AnsweredWithin answeredWithin;
    private final Set<String> expectWithin = ConcurrentHashMap.newKeySet();
    private final Judge judge;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Scope.EVERYTHING.threads(Thread.ofVirtual().name("scaip")));

    Receiver(Signals signals, UnreadFrames unread, Polls polls, AnsweredWithin answeredWithin) {
        this.signals = signals;
        this.unread = unread;
        this.answeredWithin = answeredWithin;
        this.judge = new Judge(ident -> polls.secondsOf(Judge.WIRE, ident));
    }

    @Override
    public void arrived(Letter letter, Consumer<Letter.Reply> reply) {
        threads.execute(() -> reply.accept(heard(letter)));
    }

    private Letter.Reply heard(Letter letter) {
        if (!places.tryAcquire()) {
            return within(
                    letter,
                    Answer.toWhatever(letter.body(), Status.BUSY)); // whatever its sender expects: one message less
        }
        try {
            return kept(letter);
        } catch (RuntimeException notKept) {
            LOG.error(
                    "What an alarm device said was not kept ({}); it is not acknowledged, so the device says it again.",
                    notKept.getClass().getSimpleName());
            return new Letter.Reply.NotKept();
        } finally {
            places.release();
        }
    }

    private Letter.Reply kept(Letter letter) {
        var verdict = judge.of(letter.body());
        boolean onDisk = verdict.signals().stream().map(signals::receive).toList().stream()
                .anyMatch(receipt -> receipt.device() == null);
        if (verdict.fault() != null && !onDisk) {
            unread.keep(Judge.WIRE, letter.peer(), letter.body(), verdict.fault());
        }
        var answer = verdict.answer();
        if (answer.status() == Status.INVALID && !TYPES.contains(letter.type())) {
            return new Letter.Reply.WrongType(TYPES);
        }
        return expectsWithin(letter.peer(), onDisk)
                ? within(letter, answer)
                : new Letter.Reply.Apart(type(letter), answer.written());
    }

    /** @param asBefore while the database is away */
    private boolean expectsWithin(String peer, boolean asBefore) {
        if (!asBefore && answeredWithin.holds(peer)) {
            expectWithin.add(peer);
        } else if (!asBefore) {
            expectWithin.remove(peer);
        }
        return expectWithin.contains(peer);
    }

    private static Letter.Reply within(Letter letter, Answer answer) {
        return new Letter.Reply.Within(type(letter), answer.written());
    }

    /** The one that its sender understands. */
    private static String type(Letter letter) {
        return TYPES.contains(letter.type()) ? letter.type() : TYPES.getFirst();
    }

    /** Voice is closed by now. */
    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("Something that an alarm device said was not kept before the stop; it is not acknowledged.");
        }
    }
}
