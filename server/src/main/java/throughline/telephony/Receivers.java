package throughline.telephony;

import static java.util.Objects.requireNonNullElse;
import static throughline.telephony.db.Tables.RECEIVER;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import throughline.customer.PhoneNumber;
import throughline.customer.PhoneNumbers;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.routing.Queues;
import throughline.telephony.Receiver.Profile;
import throughline.telephony.db.tables.records.ReceiverRecord;

/** The front door to the numbers on which machines call. {@code by} is the user who does it. */
@Component
@Transactional
public class Receivers {
    private static final String MODULE = "telephony";
    private static final String DIALLED = "dialled";
    private static final String CALLING = "calling";
    private static final int USUAL_PATIENCE = 8;
    private static final int LEAST_PATIENCE = 3;
    private static final int MOST_PATIENCE = 60;
    private static final int MOST = 5_000;

    /** So long another node may not know of a change. */
    private static final long KNOWN_FOR = TimeUnit.SECONDS.toNanos(10);

    private final DSLContext database;
    private final Transactions transactions;
    private final PhoneNumbers numbers;
    private final EventLog events;
    private final Ids ids;
    private volatile @Nullable Known known;

    /** Every call asks, and hardly anything changes. */
    private record Known(List<Receiver> all, long at) {}

    Receivers(DSLContext database, Transactions transactions, PhoneNumbers numbers, EventLog events, Ids ids) {
        this.database = database;
        this.transactions = transactions;
        this.numbers = numbers;
        this.events = events;
        this.ids = ids;
    }

    /** By number. */
    @Transactional(readOnly = true)
    public List<Receiver> all() {
        return database.selectFrom(RECEIVER)
                .orderBy(RECEIVER.NUMBER, RECEIVER.SIDE)
                .limit(MOST)
                .fetch(Receivers::shown);
    }

    /** @throws Refused with what is wrong */
    public Receiver add(ReceiverForm form, UUID by) {
        var row = database.newRecord(RECEIVER);
        row.setId(ids.next());
        row.setVersion(1);
        fill(row, form);
        row.insert();
        return changed("receiver-added", row, by);
    }

    /** @throws Refused with what is wrong */
    public Receiver change(UUID id, ReceiverForm form, UUID by) {
        var row = locked(id);
        if (!Integer.valueOf(row.getVersion()).equals(form.version())) {
            throw new Refused(
                    "kernel.edited-by-someone-else", "Somebody else changed this in the meantime. Look at it again.");
        }
        fill(row, form);
        row.setVersion(row.getVersion() + 1);
        row.update();
        return changed("receiver-changed", row, by);
    }

    /** @throws Refused {@code telephony.unknown-receiver} */
    public void remove(UUID id, UUID by) {
        var row = locked(id);
        row.delete();
        changed("receiver-removed", row, by);
    }

    /** Whoever answers this call first; null when a person does. Hardly ever asks the database. */
    @Transactional(propagation = Propagation.SUPPORTS)
    @Nullable
    Receiver of(String dialled, String calling) {
        var all = known();
        if (all.isEmpty()) {
            return null;
        }
        var lines = numbers.meanings(calling).stream().map(PhoneNumber::e164).toList();
        var plain = Queues.plain(dialled);
        var found = all.stream()
                .filter(each -> each.side().equals(CALLING) && lines.contains(each.number()))
                .findFirst()
                .or(() -> all.stream()
                        .filter(each ->
                                each.side().equals(DIALLED) && each.number().equals(plain))
                        .findFirst())
                .orElse(null);
        return found == null || found.profile().equals(Profile.VOICE.word()) ? null : found;
    }

    private List<Receiver> known() {
        var now = System.nanoTime();
        var read = known;
        if (read == null || now - read.at() > KNOWN_FOR) {
            read = new Known(all(), now);
            known = read;
        }
        return read.all();
    }

    private Receiver changed(String kind, ReceiverRecord row, UUID by) {
        var receiver = shown(row);
        events.append(MODULE, receiver.id(), kind, by, Map.of("receiver", receiver));
        transactions.afterCommit(() -> known = null);
        return receiver;
    }

    private ReceiverRecord locked(UUID id) {
        var row = database.selectFrom(RECEIVER)
                .where(RECEIVER.ID.eq(id))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw new Refused("telephony.unknown-receiver", "There is no such receiver any more.");
        }
        return row;
    }

    private void fill(ReceiverRecord row, ReceiverForm form) {
        var side = requireNonNullElse(form.side(), "");
        if (!side.equals(DIALLED) && !side.equals(CALLING)) {
            throw new Refused("telephony.receiver-side", "Say whether the number is dialled or calls.");
        }
        var profile = requireNonNullElse(form.profile(), "");
        if (Arrays.stream(Profile.values()).noneMatch(each -> each.word().equals(profile))) {
            throw new Refused(
                    "telephony.receiver-profile", "A receiver listens for one of: voice, p100, contact-id, auto.");
        }
        int patience = requireNonNullElse(form.patienceSeconds(), USUAL_PATIENCE);
        if (patience < LEAST_PATIENCE || patience > MOST_PATIENCE) {
            throw new Refused(
                    "telephony.receiver-patience", "A receiver listens for 3 to 60 seconds before a person talks.");
        }
        var number = read(side, requireNonNullElse(form.number(), ""));
        if (database.fetchExists(
                RECEIVER, RECEIVER.SIDE.eq(side), RECEIVER.NUMBER.eq(number), RECEIVER.ID.ne(row.getId()))) {
            throw new Refused("telephony.receiver-taken", "The number {0} has a receiver already.", number);
        }
        row.setSide(side);
        row.setNumber(number);
        row.setProfile(profile);
        row.setPatienceSeconds(patience);
    }

    private String read(String side, String number) {
        if (side.equals(CALLING)) {
            return numbers.read(number).e164();
        }
        var plain = Queues.plain(number);
        if (!Queues.isDialled(plain)) {
            throw new Refused("routing.dialled-number", "\"{0}\" is not a number that can be dialled.", number);
        }
        return plain;
    }

    private static Receiver shown(ReceiverRecord row) {
        return new Receiver(
                row.getId(),
                row.getSide(),
                row.getNumber(),
                row.getProfile(),
                row.getPatienceSeconds(),
                row.getVersion());
    }
}
