package throughline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static throughline.audit.WhoDidWhat.ANA;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.audit.Wrong.Kind;

/** Whatever somebody who owns the database does to the audit, the chain shows it, and says where. */
class TheChainTest {
    private final WhoDidWhat house = new WhoDidWhat();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatIsAsItWasWrittenIsRight() {
        house.anaChanges(40);
        house.chain().tie();
        house.checkpoint();
        house.anaChanges(10);
        house.chain().tie();

        var verdict = house.verdict();
        assertThat(verdict.wrong()).isEmpty();
        assertThat(verdict.links()).isEqualTo(50);
        assertThat(verdict.checkpoints()).isEqualTo(1);
        assertThat(house.rooms.door(Audit.class).state().verified().links()).isEqualTo(50);
    }

    @Test
    void nothingThatIsCommittedLateIsPassedOver() throws SQLException {
        var connections = house.rooms.door(HikariDataSource.class);
        try (var early = connections.getConnection();
                var late = connections.getConnection()) {
            early.setAutoCommit(false);
            late.setAutoCommit(false);
            var first = entry(early);
            var second = entry(late);

            late.commit();
            house.chain().tie();
            assertThat(links()).as("the one before it may still come").isEmpty();

            early.commit();
            house.chain().tie();
            assertThat(links()).containsExactly(first, second);
        }
        assertThat(house.wrong()).isEmpty();
    }

    @Test
    void whatWasRolledBackLeavesNoGap() throws SQLException {
        var connections = house.rooms.door(HikariDataSource.class);
        try (var given = connections.getConnection()) {
            given.setAutoCommit(false);
            entry(given);
            given.rollback();
        }
        house.anaChanges(2);
        house.chain().tie();

        assertThat(house.chain().head().seq()).isEqualTo(2);
        assertThat(house.wrong()).isEmpty();
    }

    // ASVS 16.4.2
    @ParameterizedTest
    @ValueSource(
            strings = {
                "who = who || 'x'",
                "act = 'saw'",
                "at = at + interval '1 microsecond'",
                "roles = 'x'",
                "way = ''"
            })
    void whatWasChangedIsNamed(String change) {
        house.anaChanges(9);
        house.chain().tie();
        var changed = house.entryOf(5);

        house.behindOurBack("update audit.entry set %s where id = '%s'".formatted(change, changed));

        assertThat(house.wrong()).containsExactly(new Wrong(Kind.CHANGED, 5, changed, ""));
    }

    // ASVS 16.4.2
    @Test
    void anEntryThatWasDeletedIsNamed() {
        house.anaChanges(9);
        house.chain().tie();
        var deleted = house.entryOf(4);

        house.behindOurBack("delete from audit.entry where id = '%s'".formatted(deleted));

        assertThat(house.wrong()).containsExactly(new Wrong(Kind.DELETED, 4, deleted, ""));
    }

    @Test
    void aLinkOutOfTheMiddleIsMissed() {
        house.anaChanges(9);
        house.chain().tie();
        var outside = house.entryOf(3);

        house.behindOurBack("delete from audit.link where seq = 3");
        house.rooms.clock().passes(Duration.ofMinutes(2));

        assertThat(house.wrong())
                .containsExactly(new Wrong(Kind.GAP, 3, null, ""), new Wrong(Kind.UNCHAINED, 0, outside, "1"));
    }

    @Test
    void numbersThatAreClosedUpAgainDoNotHideIt() {
        house.anaChanges(9);
        house.chain().tie();
        var third = house.entryOf(3);

        house.behindOurBack(
                "delete from audit.entry where id = '%s'".formatted(third),
                "delete from audit.link where seq = 3",
                "update audit.link set seq = -(seq - 1) where seq > 3",
                "update audit.link set seq = -seq where seq < 0");

        assertThat(house.wrong()).extracting(Wrong::kind, Wrong::seq).containsExactly(tuple(Kind.CHANGED, 3L));
    }

    @Test
    void whatStandsInAnotherOrderIsNamed() {
        house.anaChanges(9);
        house.chain().tie();

        house.behindOurBack(
                "update audit.link set seq = -6 where seq = 6",
                "update audit.link set seq = 6 where seq = 7",
                "update audit.link set seq = 7 where seq = -6");

        assertThat(house.wrong()).extracting(Wrong::kind, Wrong::seq).containsExactly(tuple(Kind.CHANGED, 6L));
    }

    // ASVS 16.4.2
    @Test
    void anEndThatWasCutOffIsSeenByTheCheckpoint() {
        house.anaChanges(9);
        house.chain().tie();
        house.checkpoint();

        house.behindOurBack(
                "delete from audit.entry where id in (select entry from audit.link where seq > 6)",
                "delete from audit.link where seq > 6");
        assertThat(house.wrong()).extracting(Wrong::kind, Wrong::seq).containsExactly(tuple(Kind.CUT, 9L));

        house.anaChanges(5);
        house.chain().tie();
        assertThat(house.wrong())
                .as("also when it has grown again")
                .extracting(Wrong::kind, Wrong::seq)
                .containsExactly(tuple(Kind.CHECKPOINT_DIFFERS, 9L));
    }

    @Test
    void anEntryThatThePlaceWasMovedBeyondIsFound() {
        house.anaChanges(2);
        house.chain().tie();
        var passedOver = house.anaChanges(1).getFirst();
        house.behindOurBack(
                "update audit.follower set tx = (select max(tx) from audit.entry), entry = 'ffffffff-ffff-ffff-ffff-ffffffffffff'");
        house.anaChanges(1);
        house.chain().tie();
        house.rooms.clock().passes(Duration.ofMinutes(2));

        assertThat(house.wrong()).extracting(Wrong::kind).containsExactly(Kind.UNCHAINED);
        assertThat(house.done())
                .anyMatch(done -> passedOver.toString().equals(done.subject())
                        && done.id().equals(house.wrong().getFirst().entry()));
    }

    @Test
    void aChainOfAnotherKeySaysWhichKeyIsNeeded() throws IOException {
        house.anaChanges(3);
        house.chain().tie();
        var key = house.chain().head().key();
        Files.move(
                house.folders.keys().resolve(key + ".chain"),
                house.folders.keys().resolve("away"));
        assertThat(house.wrong()).containsExactly(new Wrong(Kind.KEY_MISSING, 1, house.entryOf(1), key));

        house.anaChanges(3);
        house.chain().tie();
        assertThat(house.chain().head().key())
                .as("the house goes on with another")
                .isNotEqualTo(key);
        assertThat(house.wrong()).extracting(Wrong::kind).containsExactly(Kind.KEY_MISSING);

        Files.move(house.folders.keys().resolve("away"), house.folders.keys().resolve(key + ".chain"));
        assertThat(house.wrong())
                .as("and both are right when the first is back")
                .isEmpty();
    }

    @Test
    void aKeyThatWasExchangedIsNoKey() throws IOException {
        house.anaChanges(3);
        house.chain().tie();
        var key = house.chain().head().key();
        Files.writeString(house.folders.keys().resolve(key + ".chain"), "00".repeat(32));

        assertThat(house.wrong()).extracting(Wrong::kind).containsExactly(Kind.KEY_MISSING);
    }

    // ASVS 16.4.2, 16.4.3
    @Test
    void aChainMadeAnewWithTheRightKeyIsSeenByTheCheckpoint() {
        house.anaChanges(6);
        house.chain().tie();
        house.checkpoint();
        var second = house.entryOf(2);

        house.behindOurBack(
                "update audit.entry set act = 'saw' where id = '%s'".formatted(second),
                "delete from audit.link",
                "update audit.follower set tx = 0");
        house.chain().tie();

        assertThat(house.wrong())
                .extracting(Wrong::kind, Wrong::seq)
                .containsExactly(tuple(Kind.CHECKPOINT_DIFFERS, 6L));
    }

    // ASVS 16.4.2
    @Test
    void aCheckpointThatWasChangedOrTakenOutIsSeen() throws IOException {
        var file = house.rooms.door(Checkpoints.class).file();
        for (int i = 0; i < 3; i++) {
            house.anaChanges(2);
            house.chain().tie();
            house.checkpoint();
        }
        var lines = Files.readAllLines(file);

        Files.write(file, List.of(lines.get(0), lines.get(1).replace("\"seq\":4", "\"seq\":3"), lines.get(2)));
        assertThat(house.wrong()).containsExactly(new Wrong(Kind.SIGNATURE, 0, null, "2"));

        Files.write(file, List.of(lines.get(0), lines.get(2)));
        assertThat(house.wrong()).containsExactly(new Wrong(Kind.SIGNATURE, 0, null, "2"));

        Files.delete(file);
        assertThat(house.wrong()).isEmpty();
        house.rooms.clock().passes(Duration.ofHours(3));
        assertThat(house.wrong()).extracting(Wrong::kind).containsExactly(Kind.NO_CHECKPOINTS);
    }

    @Test
    void aDatabaseThatCountsItsTransactionsAnewIsTiedToItsEnd() {
        house.anaChanges(3);
        house.chain().tie();
        house.anaChanges(2);
        house.behindOurBack("update audit.follower set tx = 9000000000000");

        house.chain().tie();
        house.anaChanges(2);
        house.chain().tie();

        assertThat(house.chain().head().seq()).isEqualTo(7);
        assertThat(house.wrong()).isEmpty();
    }

    // ASVS 15.4.3
    @Test
    void twoWhoTieAtOnceMakeOneChain() throws InterruptedException {
        var writers = IntStream.range(0, 3)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 20; i++) {
                        house.anaChanges(3);
                        house.chain().tie();
                    }
                }))
                .toList();
        for (var writer : writers) {
            writer.join();
        }
        house.chain().tieAll();

        assertThat(house.chain().head().seq()).isEqualTo(180);
        assertThat(house.wrong()).isEmpty();
    }

    // ASVS 16.4.2
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set act = 'saw'",
                "delete from audit.entry",
                "truncate audit.entry",
                "update audit.link set seq = seq + 1",
                "delete from audit.link",
                "truncate audit.link",
                "delete from audit.verified",
                "delete from audit.entry_outside",
            })
    void neitherTheProgramNorTheOwnerChangesIt(String statement) {
        house.anaChanges(1);
        house.chain().tie();
        house.verdict();

        assertThatThrownBy(() -> house.rooms.door(DSLContext.class).execute(statement))
                .hasMessageContaining("permission denied");
        if (!statement.contains("outside")) {
            assertThatThrownBy(() -> house.rooms.owner().execute(statement)).hasMessageContaining("stays as it is");
        }
    }

    // ASVS 13.3.2
    @Test
    void theKeysAreForTheProgramOnly() throws IOException {
        house.anaChanges(1);
        house.chain().tie();
        house.checkpoint();

        try (var files = Files.list(house.folders.keys())) {
            assertThat(files.toList())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    private static UUID entry(Connection connection) throws SQLException {
        var id = UUID.randomUUID();
        try (var insert = connection.prepareStatement(
                "insert into audit.entry (id, at, nature, who, roles, act, kind) values (?, timestamptz '2026-12-03T02:00:00Z', 'person', ?, '', 'changed', 'unit')")) {
            insert.setObject(1, id);
            insert.setString(2, ANA.toString());
            insert.executeUpdate();
        }
        return id;
    }

    private List<UUID> links() {
        return house.rooms
                .door(DSLContext.class)
                .fetch("select entry from audit.link order by seq")
                .getValues(0, UUID.class);
    }
}
