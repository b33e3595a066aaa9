package throughline.telephony;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.asset.UnitCard;
import throughline.asset.UnitCards;
import throughline.contact.Arrival;
import throughline.contact.Contacts;
import throughline.contact.EndReason;
import throughline.customer.Caller;
import throughline.customer.Callers;
import throughline.customer.PhoneNumbers;
import throughline.customer.Who;
import throughline.house.Settings;
import throughline.kernel.Together;
import throughline.kernel.Transactions;
import throughline.routing.Queues;
import throughline.voice.CallEvent;
import throughline.voice.CallId;

/** Puts a caller on record with what is known about the number; keeps the arrival on disk while the database is away. */
@Component
class Reception {
    /** What is spoken in a country whose language we speak, by ISO 3166. */
    private static final Map<String, String> LANGUAGES = Map.of("GB", "en", "SE", "sv", "EE", "et", "TW", "zh-Hant");

    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private static final int REHEARSALS = 20;
    private static final Known NOBODY = new Known(null, null, false);

    private final Transactions transactions;
    private final Together together;
    private final Contacts contacts;
    private final Queues queues;
    private final Callers callers;
    private final UnitCards units;
    private final PhoneNumbers numbers;
    private final CallRecords records;
    private final InstantSource clock;
    private final ArrivalSpool spool;

    Reception(
            Transactions transactions,
            Together together,
            Contacts contacts,
            Queues queues,
            Callers callers,
            UnitCards units,
            PhoneNumbers numbers,
            CallRecords records,
            InstantSource clock,
            Settings settings) {
        this.transactions = transactions;
        this.together = together;
        this.contacts = contacts;
        this.queues = queues;
        this.callers = callers;
        this.units = units;
        this.numbers = numbers;
        this.records = records;
        this.clock = clock;
        try {
            this.spool = new ArrivalSpool(settings.absoluteHome().resolve("spool"));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for spooled arrivals cannot be made.", e);
        }
    }

    /**
     * @param language in which the caller is greeted
     * @param fromLift somebody may be inside
     * @param card what the ringing browser shows at once: queue, and name and unit when the number is known
     */
    record Admitted(UUID contact, String language, boolean fromLift, Map<String, String> card) {}

    /**
     * Commits the contact: what must be known is asked first, and everything that is written goes in one round trip.
     *
     * @param machine that has spoken already; null where it rings like anybody
     * @param beforeCommit learns of the contact before anybody else can: an agent may be rung the moment after the commit
     */
    void admit(CallEvent.Arrived arrived, @Nullable Machine machine, Consumer<Admitted> beforeCommit) {
        transactions.run(() -> together.send(() -> beforeCommit.accept(admit(arrived, machine))));
    }

    /** Puts somebody on record whose call ended before anybody was to be rung. */
    void admitWhoLeft(CallEvent.Arrived arrived, CallEvent.Ended ended) {
        transactions.run(() -> {
            var contact = admit(arrived, null).contact();
            contacts.ended(contact, IncomingCalls.reason(ended.reason()), ended.at());
            records.ended(ended);
        });
    }

    void spool(CallEvent.Arrived arrived) throws IOException {
        spool.keep(arrived);
    }

    void forgetSpooled(CallId call) {
        spool.forget(call);
    }

    /** The first caller of the day shall not wait until the program has found its feet: a few arrivals are rehearsed and undone. */
    void warmUp() {
        var nobody = new CallEvent.Arrived(
                0, clock.instant(), new CallId(new UUID(0, 0)), "+442079460999", "", "rehearsal", "", "");
        for (int i = 0; i < REHEARSALS; i++) {
            transactions.rehearse(() -> together.send(() -> admit(nobody, null)));
        }
    }

    /**
     * Callers whom a stopped server had rung without a row get their contact now, closed with the reason. Whoever has a row after
     * all gets no second one: the server may have stopped between the commit and the end of the file.
     */
    void admitWhatWasSpooled() {
        try {
            for (var left : spool.left()) {
                if (!records.has(left.call())) {
                    transactions.run(() -> admitLate(left));
                    log.warn("a caller who was rung while the database was away has been put on record");
                }
                spool.forget(left.call());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The spooled arrivals cannot be read.", e);
        }
    }

    private void admitLate(CallEvent.Arrived left) {
        var contact = contacts.open(arrival(left.from(), left.dialled(), left.at(), NOBODY));
        contacts.ended(contact, EndReason.SERVER_STOPPED, left.at());
        records.started(left, contact);
        records.ended(new CallEvent.Ended(0, left.at(), left.call(), CallEvent.EndReason.SHUTDOWN, 0));
    }

    private Admitted admit(CallEvent.Arrived arrived, @Nullable Machine machine) {
        var known = recognise(arrived.from(), machine);
        var arrival = arrival(arrived.from(), arrived.dialled(), arrived.at(), known);
        var contact = contacts.open(arrival);
        records.started(arrived, contact);
        return new Admitted(
                contact, known.spoken(arrival.language()), known.fromLift(), known.card(contact, arrival.queueName()));
    }

    private Arrival arrival(String from, String dialled, Instant at, Known known) {
        var queue = queues.of(dialled);
        var meanings = numbers.meanings(from);
        var caller = known.caller();
        return new Arrival(
                from,
                meanings.isEmpty() ? null : meanings.getFirst().e164(),
                dialled,
                queue.id(),
                queue.name(),
                queue.language(),
                at,
                caller == null ? null : caller.person(),
                caller == null ? null : caller.customer(),
                known.unit() == null ? null : known.unit().id(),
                known.fromLift());
    }

    private Known recognise(String from, @Nullable Machine machine) {
        var caller = callers.whoIs(from) instanceof Who.Known(var one) ? one : null;
        if (machine != null && machine.unit() != null) {
            return new Known(caller, units.of(machine.unit()), true);
        }
        var itsUnits = units.byPhone(from);
        boolean fromLift = machine != null || !itsUnits.isEmpty();
        return new Known(caller, itsUnits.size() == 1 ? itsUnits.getFirst() : null, fromLift);
    }

    private record Known(@Nullable Caller caller, @Nullable UnitCard unit, boolean fromLift) {
        /** Who stands in a lift may not speak what its owner's queue does. @param queues the queue's language */
        String spoken(String queues) {
            return unit != null && fromLift ? LANGUAGES.getOrDefault(unit.site().country(), queues) : queues;
        }

        Map<String, String> card(UUID contact, String queue) {
            var card = new HashMap<>(Map.of("contact", contact.toString(), "queue", queue));
            if (caller != null) {
                card.put("name", caller.name());
                card.put("customer", caller.customerName());
            }
            if (unit != null) {
                card.put("unit", unit.number());
                card.put("site", unit.site().street() + ", " + unit.site().city());
            }
            return Map.copyOf(card);
        }
    }
}
