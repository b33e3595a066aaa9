package throughline.finder;

import static throughline.finder.db.Tables.WRITTEN;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.kernel.Scope;
import throughline.kernel.Transactions;

/** Writes every entry anew when words are read in another way than those that are there, in the background: until then some things are not found. */
@Component
class Rewriting {
    private static final Logger LOG = LoggerFactory.getLogger(Rewriting.class);

    private final DSLContext database;
    private final Transactions transactions;
    private final Index index;
    private final Vocabulary vocabulary;
    private final List<Findable> owners;
    private final InstantSource clock;

    Rewriting(
            DSLContext database,
            Transactions transactions,
            Index index,
            Vocabulary vocabulary,
            List<Findable> owners,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.index = index;
        this.vocabulary = vocabulary;
        this.owners = owners;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void whenNeeded() {
        if (!isWritten()) {
            Thread.ofVirtual().name("finder").start(Scope.EVERYTHING.around(this::rewrite));
        }
    }

    /** Another node may do the same at the same time: both write the same. */
    void rewrite() {
        try {
            owners.forEach(owner -> owner.tellAll(index::put));
            vocabulary.count();
            transactions.run(() -> database.insertInto(WRITTEN)
                    .set(WRITTEN.READING, Words.READING)
                    .set(WRITTEN.AT, clock.instant().atOffset(ZoneOffset.UTC))
                    .onConflict(WRITTEN.ONLY_ONE)
                    .doUpdate()
                    .set(WRITTEN.READING, Words.READING)
                    .set(WRITTEN.AT, clock.instant().atOffset(ZoneOffset.UTC))
                    .execute());
        } catch (RuntimeException interrupted) {
            LOG.warn("The index of words was not finished; the next start goes on with it", interrupted);
        }
    }

    private boolean isWritten() {
        return database.fetchExists(WRITTEN, WRITTEN.READING.eq(Words.READING));
    }
}
