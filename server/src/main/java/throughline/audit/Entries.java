package throughline.audit;

import static throughline.audit.db.Tables.ENTRY;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import throughline.kernel.Doer;
import throughline.kernel.Ids;
import throughline.kernel.Together;
import throughline.kernel.Transactions;
import throughline.kernel.Witness;

/** Writes the entries. What the program did by itself is in the rooms' logs and not here, except where somebody asked for it. */
@Component
class Entries implements Witness {
    private static final String PERSON = "person";

    private final DSLContext database;
    private final Transactions transactions;
    private final Together together;
    private final Ids ids;
    private final InstantSource clock;

    Entries(DSLContext database, Transactions transactions, Together together, Ids ids, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.together = together;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param nature and {@code who}: as in the entry; the rest is known from whoever asks in this thread */
    private record Somebody(
            String nature,
            @Nullable String who,
            String roles,
            @Nullable String way) {
        static Somebody of(Doer doer) {
            return new Somebody(
                    doer.nature().name().toLowerCase(Locale.ROOT),
                    doer.who(),
                    String.join(",", doer.roles()),
                    doer.way());
        }
    }

    @Override
    public void changed(String room, String deed, @Nullable UUID by, @Nullable String reason, List<Changed> things) {
        var somebody = whoChanged(by);
        if (somebody == null) {
            return;
        }
        var act = Meaning.act(room, deed);
        var kind = Meaning.kind(room, deed);
        if (things.size() == 1) {
            var thing = things.getFirst();
            together.write(
                    entry(thing.event(), somebody, act, kind, thing.subject().toString(), deed, reason));
        } else {
            write(somebody, act, kind, deed, things);
        }
        noted();
    }

    @Override
    public void note(Act act, String kind, @Nullable String subject, @Nullable String reason) {
        var doer = Doer.here();
        var somebody = doer == null ? new Somebody("program", null, "", null) : Somebody.of(doer);
        boolean alone = !TransactionSynchronizationManager.isActualTransactionActive();
        transactions.run(() -> {
            if (alone && isReading(act)) {
                // a reader does not wait for the disk; docs/decisions/0014-audit.md says what that may cost
                database.execute("set local synchronous_commit = off");
            }
            entry(ids.next(), somebody, act, kind, subject, null, reason).execute();
        });
        noted();
    }

    private static boolean isReading(Act act) {
        return switch (act) {
            case SAW, SEARCHED, PLAYED, EXPORTED -> true;
            case CHANGED, RIGHTS_CHANGED, SIGNED_IN, SIGNED_OUT, SIGN_IN_FAILED, REFUSED -> false;
        };
    }

    /** Another system and the console have no id in the logs, so all that happens on their behalf counts as theirs. */
    private static @Nullable Somebody whoChanged(@Nullable UUID by) {
        var doer = Doer.here();
        if (doer == null) {
            return by == null ? null : new Somebody(PERSON, by.toString(), "", null);
        }
        return switch (doer.nature()) {
            case PERSON -> by == null ? null : Somebody.of(doer);
            case TOKEN, CONSOLE -> Somebody.of(doer);
            case STRANGER -> by == null ? null : new Somebody(PERSON, by.toString(), "", doer.way());
        };
    }

    private Query entry(
            UUID id,
            Somebody somebody,
            Act act,
            String kind,
            @Nullable String subject,
            @Nullable String deed,
            @Nullable String reason) {
        return database.insertInto(ENTRY)
                .set(ENTRY.ID, id)
                .set(ENTRY.AT, now())
                .set(ENTRY.NATURE, somebody.nature())
                .set(ENTRY.WHO, somebody.who())
                .set(ENTRY.ROLES, somebody.roles())
                .set(ENTRY.ACT, act.word())
                .set(ENTRY.KIND, kind)
                .set(ENTRY.SUBJECT, subject)
                .set(ENTRY.DEED, deed)
                .set(ENTRY.REASON, reason)
                .set(ENTRY.WAY, somebody.way());
    }

    private void write(Somebody somebody, Act act, String kind, String deed, List<Changed> things) {
        database.execute(
                "insert into audit.entry (id, at, nature, who, roles, act, kind, subject, deed, way)"
                        + " select id, {0}, {1}, {2}, {3}, {4}, {5}, subject::text, {6}, {7}"
                        + " from unnest({8}, {9}) as changed (id, subject)",
                DSL.val(now()),
                DSL.val(somebody.nature()),
                DSL.val(somebody.who(), String.class),
                DSL.val(somebody.roles()),
                DSL.val(act.word()),
                DSL.val(kind),
                DSL.val(deed),
                DSL.val(somebody.way(), String.class),
                DSL.val(things.stream().map(Changed::event).toArray(UUID[]::new)),
                DSL.val(things.stream().map(Changed::subject).toArray(UUID[]::new)));
    }

    private static void noted() {
        var doer = Doer.here();
        if (doer != null) {
            doer.nowNoted();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
