package throughline.contact;

import static throughline.contact.db.Tables.CONTACT_;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.contact.ContactState.Closed;
import throughline.contact.ContactState.Finishing;
import throughline.contact.ContactState.Talking;
import throughline.contact.ContactState.Waiting;
import throughline.contact.db.tables.records.ContactRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Together;

/** The front door of {@code contact}: every conversation with the outside starts, moves and ends here. */
@Component
@Transactional
public class Contacts {
    private static final int LONGEST_NOTE = 20_000;

    private final DSLContext database;
    private final Together together;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;
    private final Reservations reservations;

    Contacts(
            DSLContext database,
            Together together,
            EventLog events,
            ApplicationEventPublisher announce,
            Ids ids,
            InstantSource clock,
            Reservations reservations) {
        this.database = database;
        this.together = together;
        this.reservations = reservations;
        this.events = events;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts a caller on record, before they hear a ring, and announces {@link ContactOpened}. Its listeners write with
     * {@link Together}, so that a caller waits for one round trip however many rooms have something to write.
     */
    public UUID open(Arrival arrival) {
        var id = ids.next();
        var number = "C-"
                + database.select(DSL.field("nextval('contact.number')", Long.class))
                        .fetchSingle()
                        .value1();
        together.write(database.insertInto(CONTACT_)
                .set(CONTACT_.ID, id)
                .set(CONTACT_.NUMBER, number)
                .set(CONTACT_.CHANNEL, "call")
                .set(CONTACT_.DIRECTION, "in")
                .set(CONTACT_.FROM_NUMBER, arrival.from())
                .set(CONTACT_.FROM_E164, arrival.fromE164())
                .set(CONTACT_.DIALLED, arrival.dialled())
                .set(CONTACT_.QUEUE, arrival.queue())
                .set(CONTACT_.QUEUE_NAME, arrival.queueName())
                .set(CONTACT_.LANGUAGE, arrival.language())
                .set(CONTACT_.STATE, "waiting")
                .set(CONTACT_.OPENED_AT, arrival.at().atOffset(ZoneOffset.UTC))
                .set(CONTACT_.PERSON, arrival.person())
                .set(CONTACT_.CUSTOMER, arrival.customer())
                .set(CONTACT_.UNIT, arrival.unit())
                .set(CONTACT_.FROM_LIFT, arrival.fromLift()));
        append(id, "opened", null, Map.of("queue", arrival.queueName(), "dialled", arrival.dialled()));
        announce.publishEvent(new ContactOpened(
                id,
                number,
                arrival.queue(),
                arrival.language(),
                arrival.fromE164(),
                arrival.unit(),
                arrival.fromLift(),
                arrival.at()));
        announce.publishEvent(new ContactChanged(id, null));
        return id;
    }

    /** An agent and the caller hear each other. */
    public void answered(UUID contact, UUID agent, Instant at) {
        var row = locked(contact);
        if (!(state(row) instanceof Waiting waiting)) {
            return;
        }
        move(row, waiting.answeredBy(agent));
        row.setAgent(agent);
        if (row.getAnsweredAt() == null) {
            row.setAnsweredAt(at.atOffset(ZoneOffset.UTC));
        }
        row.update();
        append(contact, "answered", agent, Map.of("waitedSeconds", seconds(waiting.since(), at)));
        announce.publishEvent(new ContactAnswered(contact, agent, at));
        announce.publishEvent(new ContactChanged(contact, agent));
    }

    /** The agent's line was lost while they talked: back into the queue, as old as the contact is. */
    public void waitsAgain(UUID contact, UUID lostAgent) {
        var row = locked(contact);
        if (!(state(row) instanceof Talking)) {
            return;
        }
        row.setState("waiting");
        row.setAgent(null);
        row.update();
        append(contact, "line-lost", lostAgent, Map.of());
        announce.publishEvent(new ContactWaitsAgain(
                contact,
                row.getQueue(),
                lostAgent,
                row.getFromLift(),
                row.getOpenedAt().toInstant()));
        announce.publishEvent(new ContactChanged(contact, lostAgent));
    }

    /** The call is over. An answered contact waits for its outcome; one that nobody answered is closed as abandoned. */
    public void ended(UUID contact, EndReason reason, Instant at) {
        var row = locked(contact);
        switch (state(row)) {
            case Waiting waiting -> {
                move(row, waiting.abandoned());
                row.setClosedAt(at.atOffset(ZoneOffset.UTC));
                end(row, reason, at, row.getAnsweredAt() == null ? "abandoned" : "ended");
                announce.publishEvent(new ContactEnded(contact, null, at));
            }
            case Talking talking -> {
                move(row, talking.ended());
                end(row, reason, at, "ended");
                announce.publishEvent(new ContactEnded(contact, talking.agent(), at));
            }
            case Finishing _, Closed _ -> {
                return;
            }
        }
        announce.publishEvent(new ContactChanged(contact, row.getAgent()));
    }

    /** The server stopped under these calls: they are over, and nobody owes anything for them. */
    public List<UUID> closeAfterRestart() {
        var open = database.selectFrom(CONTACT_)
                .where(CONTACT_.STATE.in("waiting", "talking"))
                .forUpdate()
                .fetch();
        var now = clock.instant();
        for (var row : open) {
            row.setState("closed");
            row.setClosedAt(now.atOffset(ZoneOffset.UTC));
            end(row, EndReason.SERVER_STOPPED, now, "ended");
            announce.publishEvent(new ContactCutOff(row.getId(), row.getAgent(), now));
        }
        return open.map(ContactRecord::getId);
    }

    /** The agent gives the outcome; the contact is closed. Doing it twice changes nothing. */
    public void finish(UUID contact, UUID agent, Outcome outcome, String note) {
        var row = locked(contact);
        switch (state(row)) {
            case Finishing finishing -> {
                move(row, finishing.finishedBy(agent));
                announce.publishEvent(new ContactFinishing(contact, agent, outcome));
                reservations.mustBeNone(contact);
                row.setOutcome(outcome.word());
                row.setNote(checked(note));
                row.setClosedAt(clock.instant().atOffset(ZoneOffset.UTC));
                row.update();
                append(contact, "finished", agent, Map.of("outcome", outcome.word()));
                announce.publishEvent(new ContactClosed(contact, agent, clock.instant()));
                announce.publishEvent(new ContactChanged(contact, agent));
            }
            case Talking _, Waiting _ ->
                throw new Refused("contact.still-open", "The call is still going on. Hang up first, then finish.");
            case Closed closed -> {
                if (!agent.equals(closed.agent())) {
                    throw new Refused(
                            "contact.not-yours", "Another agent had this contact, so only they can finish it.");
                }
            }
        }
    }

    /** What the agent has typed so far; kept on every pause, also after the call. */
    public void saveDraft(UUID contact, UUID agent, String note, @Nullable Outcome outcome) {
        var row = ofAgent(contact, agent);
        row.setNote(checked(note));
        row.setOutcome(outcome == null ? null : outcome.word());
        row.update();
    }

    /** The agent says which unit this is about; null takes it back. */
    public void chooseUnit(UUID contact, UUID agent, @Nullable UUID unit) {
        var row = ofAgent(contact, agent);
        row.setUnit(unit);
        row.update();
        append(
                contact,
                unit == null ? "unit-taken-back" : "unit-chosen",
                agent,
                unit == null ? Map.of() : Map.of("unit", unit));
        announce.publishEvent(new ContactUnitChosen(contact, unit));
        announce.publishEvent(new ContactChanged(contact, agent));
    }

    /** The agent says who is calling; null takes it back. */
    public void chooseCaller(UUID contact, UUID agent, @Nullable UUID person, @Nullable UUID customer) {
        var row = ofAgent(contact, agent);
        row.setPerson(person);
        row.setCustomer(customer);
        row.update();
        append(
                contact,
                person == null ? "caller-taken-back" : "caller-chosen",
                agent,
                person == null ? Map.of() : Map.of("person", person));
        announce.publishEvent(new ContactChanged(contact, agent));
    }

    /**
     * Keeps a contact from being finished, until {@link #lift}. The sentence is what its agent is told.
     *
     * @param by whose it is; one may leave several, with different codes
     */
    public void require(UUID contact, UUID by, String code, String sentence) {
        reservations.leave(contact, by, code, sentence);
    }

    /** Takes back what this one left. */
    public void lift(UUID contact, UUID by) {
        reservations.lift(contact, by);
    }

    /** Nobody else changes it until the transaction ends. Whoever changes a call and something of it takes the call first. */
    public void holdStill(UUID contact) {
        database.select(CONTACT_.ID)
                .from(CONTACT_)
                .where(CONTACT_.ID.eq(contact))
                .forUpdate()
                .execute();
    }

    /** It is known that people were stuck; what was recorded is kept longer then. */
    public void peopleAreStuck(UUID contact) {
        database.update(CONTACT_)
                .set(CONTACT_.ENTRAPMENT, true)
                .where(CONTACT_.ID.eq(contact), CONTACT_.ENTRAPMENT.isFalse())
                .execute();
    }

    /** Something happened on the way that the timeline shows: held, resumed, a digit, an offer. */
    public void happened(UUID contact, String kind, @Nullable UUID by, Map<String, ?> data) {
        append(contact, kind, by, data);
    }

    private ContactRecord ofAgent(UUID contact, UUID agent) {
        var row = locked(contact);
        if (!agent.equals(row.getAgent())) {
            throw new Refused("contact.not-yours", "Another agent has this contact.");
        }
        return row;
    }

    private ContactRecord locked(UUID contact) {
        var row = database.selectFrom(CONTACT_)
                .where(CONTACT_.ID.eq(contact))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw new Refused("contact.no-such-contact", "There is no such contact.");
        }
        return row;
    }

    private static ContactState state(ContactRecord row) {
        return switch (row.getState()) {
            case "waiting" -> new Waiting(row.getOpenedAt().toInstant());
            case "talking" -> new Talking(row.getAgent());
            case "finishing" -> new Finishing(row.getAgent());
            case "closed" -> new Closed(row.getAgent());
            default -> throw new IllegalStateException("contact %s in state %s".formatted(row.getId(), row.getState()));
        };
    }

    private static void move(ContactRecord row, ContactState state) {
        row.setState(state.word());
    }

    private void end(ContactRecord row, EndReason reason, Instant at, String kind) {
        row.setEndedAt(at.atOffset(ZoneOffset.UTC));
        row.setEndReason(reason.word());
        row.update();
        append(
                row.getId(),
                kind,
                null,
                Map.of(
                        "reason",
                        reason.word(),
                        "seconds",
                        seconds(row.getOpenedAt().toInstant(), at)));
    }

    private void append(UUID contact, String kind, @Nullable UUID by, Map<String, ?> data) {
        events.append("contact", contact, kind, by, data);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static String checked(String note) {
        if (note.length() > LONGEST_NOTE) {
            throw new Refused("contact.note-too-long", "The note is longer than {0} characters.", LONGEST_NOTE);
        }
        return note;
    }
}
