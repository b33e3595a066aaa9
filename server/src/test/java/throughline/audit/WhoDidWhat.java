package throughline.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import throughline.kernel.EventLog;
import throughline.kernel.Slice;
import throughline.kernel.Transactions;
import throughline.testing.SomeRooms;

/** The audit over a fresh database, with people who do things, and somebody who owns the database and means no good. */
final class WhoDidWhat implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-12-03T02:00:00Z");
    static final UUID ANA = UUID.fromString("019a0000-0000-7000-8000-00000000a11a");

    final AuditFolders folders;
    final SomeRooms rooms;

    WhoDidWhat() {
        try {
            folders = AuditFolders.in(Files.createTempDirectory(Path.of("target"), "audit-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rooms = SomeRooms.beside(folders, NOW, "audit");
    }

    /** Ana changes things, each in a transaction of its own. @return what she changed */
    List<UUID> anaChanges(int things) {
        return Stream.generate(UUID::randomUUID)
                .limit(things)
                .peek(thing -> rooms.door(Transactions.class)
                        .run(() -> rooms.door(EventLog.class)
                                .append("customer", thing, "customer-changed", ANA, Map.of())))
                .toList();
    }

    Chain chain() {
        return rooms.door(Chain.class);
    }

    void checkpoint() {
        rooms.door(Checkpoints.class).write(chain().head());
    }

    Verdict verdict() {
        return rooms.door(Verification.class).verify();
    }

    List<Wrong> wrong() {
        return verdict().wrong();
    }

    List<Audit.Done> done() {
        return rooms.door(Audit.class)
                .page(new Audit.Filter(null, null, null, null, null, null), Slice.first(200))
                .items();
    }

    /** The entry that link {@code seq} ties. */
    UUID entryOf(long seq) {
        return rooms.door(DSLContext.class)
                .fetchSingle("select entry from audit.link where seq = {0}", DSL.val(seq))
                .get(0, UUID.class);
    }

    /** The database's superuser does this past all triggers. */
    void behindOurBack(String... statements) {
        rooms.owner().transaction(all -> {
            all.dsl().execute("set local session_replication_role = replica");
            for (var statement : statements) {
                all.dsl().execute(statement);
            }
        });
    }

    @Override
    public void close() {
        rooms.close();
    }
}
