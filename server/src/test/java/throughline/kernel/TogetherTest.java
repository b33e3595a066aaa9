package throughline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.testing.SomeRooms;
import throughline.testing.TestDatabase;

/** Statements that travel together arrive in their order, all of them or none. */
class TogetherTest {
    private static SomeRooms rooms;
    private static Together together;
    private static Transactions transactions;
    private static DSLContext database;

    @BeforeAll
    static void aTable() {
        rooms = SomeRooms.of(Instant.parse("2026-11-26T02:00:00Z"));
        together = rooms.door(Together.class);
        transactions = rooms.door(Transactions.class);
        database = rooms.door(DSLContext.class);
        rooms.owner().execute("create table kernel.word (nr int generated always as identity, text text not null)");
        rooms.owner().execute("grant all on kernel.word to " + TestDatabase.PROGRAM);
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    @BeforeEach
    void emptied() {
        database.execute("truncate kernel.word");
    }

    @Test
    void theyLeaveAtTheEndOfTheWorkInTheirOrder() {
        transactions.run(() -> together.send(() -> {
            together.write(word("first"));
            together.send(() -> together.write(word("it's the \"second\"")));
            together.write(word("third"));
            assertThat(words()).as("nothing has left yet").isEmpty();
        }));
        assertThat(words()).containsExactly("first", "it's the \"second\"", "third");
    }

    @Test
    void oneOnItsOwnLeavesAtOnce() {
        transactions.run(() -> {
            together.write(word("alone"));
            assertThat(words()).containsExactly("alone");
        });
    }

    // ASVS 2.3.3
    @Test
    void aWorkThatFailsSendsNothing() {
        assertThatThrownBy(() -> transactions.run(() -> together.send(() -> {
                    together.write(word("half"));
                    throw new IllegalStateException("the other half is missing");
                })))
                .hasMessageContaining("missing");
        assertThat(words()).isEmpty();
    }

    // ASVS 2.3.3
    @Test
    void oneThatTheDatabaseRefusesUndoesThemAll() {
        assertThatThrownBy(() -> transactions.run(() -> together.send(() -> {
                    together.write(word("good"));
                    together.write(database.query("insert into kernel.word (text) values (null)"));
                })))
                .hasMessageContaining("null value");
        assertThat(words()).isEmpty();
    }

    private static Query word(String text) {
        return database.query("insert into kernel.word (text) values (?)", text);
    }

    private static List<String> words() {
        return database.fetchValues("select text from kernel.word order by nr").stream()
                .map(String::valueOf)
                .toList();
    }
}
