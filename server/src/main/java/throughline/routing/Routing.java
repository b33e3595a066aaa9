package throughline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.people.People;
import throughline.people.UserId;

/**
 * The front door of {@code routing}, and its one thread. Notes are heard in order; all that wait in the mailbox share one commit;
 * what was decided is announced only after it.
 */
@Component
public class Routing implements SmartLifecycle {
    /** Reasons that an agent may choose; the others are set by the program. */
    public static final List<String> REASONS =
            List.of("break", "meal", "training", "meeting", "back-office", "coaching", "system-problem");

    private static final Logger log = LoggerFactory.getLogger(Routing.class);
    private static final int MOST_AT_ONCE = 64;
    private static final Duration NEWS_TRAVELS = Duration.ofSeconds(2);
    private static final Duration LOOK_AT_THE_CLOCK = Duration.ofMillis(250);

    private final FloorRecord record;
    private final People people;
    private final ApplicationEventPublisher announce;
    private final InstantSource clock;
    private final LinkedBlockingQueue<Note> mailbox = new LinkedBlockingQueue<>();
    private volatile Floor floor = Floor.empty();
    private volatile Instant opened = Instant.EPOCH;
    private volatile @Nullable Thread thread;

    Routing(FloorRecord record, People people, ApplicationEventPublisher announce, InstantSource clock) {
        this.record = record;
        this.people = people;
        this.announce = announce;
        this.clock = clock;
    }

    /**
     * She wants calls. Refused while her line carries no sound: a call that rings nowhere helps nobody. Her browser knows first
     * that it does, so the same news is waited for here for a moment.
     */
    public void ready(UUID person) {
        if (!linesNewsComes(person)) {
            throw new Refused("routing.line-down", "Your line has no sound yet. Check your microphone first.");
        }
        hear(new Note.WantsReady(person, people.get(new UserId(person)).skills()));
    }

    /** No calls for now, for a reason of {@link #REASONS}; during a call it counts from the end of it. */
    public void pause(UUID person, String reason) {
        if (!REASONS.contains(reason)) {
            throw new Refused("routing.no-such-reason", "There is no reason \"{0}\". Choose one of the list.", reason);
        }
        hear(new Note.WantsPause(person, reason));
    }

    public void signedOut(UUID person) {
        hear(new Note.SignedOut(person));
    }

    public void lineUp(UUID person) {
        hear(new Note.LineUp(person, people.get(new UserId(person)).skills()));
    }

    public void lineDown(UUID person) {
        hear(new Note.LineDown(person));
    }

    /** The agent answered on the wire. */
    public void talks(UUID contact, UUID person) {
        hear(new Note.Talks(contact, person));
    }

    public void declined(UUID contact, UUID person) {
        hear(new Note.OfferNotTaken(contact, person, Note.Why.DECLINED));
    }

    public void unreachable(UUID contact, UUID person) {
        hear(new Note.OfferNotTaken(contact, person, Note.Why.LINE_DOWN));
    }

    /** Her line is still letting go of the call before: she is free, and the next to be asked is somebody else if there is one. */
    public void busy(UUID contact, UUID person) {
        hear(new Note.OfferNotTaken(contact, person, Note.Why.LINE_BUSY));
    }

    public void unanswered(UUID contact, UUID person) {
        hear(new Note.OfferNotTaken(contact, person, Note.Why.WITHDRAWN));
    }

    public Presence presenceOf(UUID person) {
        var agent = floor.agents().get(person);
        return agent == null ? new Presence.NotIn(opened) : agent.presence();
    }

    /** How many wait, and since when the oldest does. */
    public QueueNow queueNow() {
        var waiting = floor.waiting().values();
        return new QueueNow(
                waiting.size(),
                waiting.stream().map(Waiting::since).min(Instant::compareTo).orElse(null),
                !waiting.isEmpty() && floor.agents().values().stream().noneMatch(Agent::works));
    }

    /** @param nobodyWorks somebody waits, and no agent is ready, rung, talking or finishing */
    public record QueueNow(int waiting, @Nullable Instant longestSince, boolean nobodyWorks) {}

    void hear(Note note) {
        mailbox.add(note);
    }

    @Override
    public void start() {
        opened = clock.instant();
        floor = record.restored(opened);
        var started = Thread.ofPlatform().name("routing").unstarted(Scope.EVERYTHING.around(this::live));
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void live() {
        var notes = new ArrayList<Note>();
        while (isRunning()) {
            try {
                if (notes.isEmpty()) {
                    var first = mailbox.poll(LOOK_AT_THE_CLOCK.toMillis(), TimeUnit.MILLISECONDS);
                    notes.add(first == null ? new Note.Tick() : first);
                    mailbox.drainTo(notes, MOST_AT_ONCE);
                }
                decide(notes);
                notes.clear();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("routing could not write its decision down; it tries again", e);
                pauseBriefly();
            }
        }
    }

    private void decide(List<Note> notes) {
        var now = clock.instant();
        var next = floor;
        var decisions = new ArrayList<Decision>();
        for (var note : notes) {
            var step = next.hear(note, now);
            next = step.floor();
            decisions.addAll(step.decisions());
        }
        var kept = List.copyOf(decisions);
        if (!kept.isEmpty()) {
            record.keep(kept, now);
        }
        become(next);
        kept.forEach(this::announce);
    }

    private synchronized void become(Floor next) {
        floor = next;
        notifyAll();
    }

    private synchronized boolean linesNewsComes(UUID person) {
        long until = System.nanoTime() + NEWS_TRAVELS.toNanos();
        try {
            while (!carriesSound(person)) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean carriesSound(UUID person) {
        var agent = floor.agents().get(person);
        return agent != null && agent.lineUp();
    }

    private void announce(Decision decision) {
        try {
            switch (decision) {
                case Decision.Became(var person, var before, var presence) ->
                    announce.publishEvent(new AgentChanged(person, presence));
                case Decision.Offer(var waiting, var person) ->
                    announce.publishEvent(new ContactOffered(waiting.contact(), person));
                case Decision.Withdraw(var contact, var person) ->
                    announce.publishEvent(new OfferWithdrawn(contact, person));
            }
        } catch (RuntimeException e) {
            log.error("a listener failed on {}", decision.getClass().getSimpleName(), e);
        }
    }

    private static void pauseBriefly() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
