package throughline.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.database.EmbeddedPostgres;
import throughline.testing.SomeRooms;
import throughline.testing.TestDatabase;

/** Whoever gets the program to run SQL of theirs gets no further than the program may. */
class TheProgramOwnsNothingTest {
    private static final SomeRooms ROOMS = SomeRooms.of(Instant.parse("2027-03-01T00:00:00Z"), "people");
    private static final DSLContext PROGRAM = ROOMS.door(DSLContext.class);

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    // ASVS 8.4.1, 13.2.2
    @Test
    void itOwnsNoTableAndHasNoPower() {
        var power = PROGRAM.fetchSingle(
                "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user");
        assertThat(power.intoList()).containsOnly(false);
        assertThat(PROGRAM.fetchSingle("select count(*) from pg_class where relowner = current_user::regrole::oid")
                        .get(0))
                .isEqualTo(0L);
    }

    // ASVS 13.2.2
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table customer.customer disable row level security",
                "drop table customer.customer",
                "create table customer.mine (id int)",
                "create function customer.mine() returns int language sql as 'select 1'",
                "set role throughline",
                "alter role throughline_program superuser",
                "update people.event set kind = 'nothing'",
                "delete from people.event",
                "delete from kernel.flyway_schema_history",
                "copy people.event to program 'cat'",
            })
    void itIsRefused(String statement) {
        assertThatThrownBy(() -> PROGRAM.execute(statement))
                .hasMessageMatching("(?s).*(permission denied|must be owner|may not).*");
    }

    /** In every room and for every month, so that a new room is covered without being named. */
    @Test
    void whatHappenedIsAddedAndNeverChanged() {
        PROGRAM.fetch("select kernel.add_event_partitions('people', date '2032-01-01', 1)");

        var events = PROGRAM.fetch("""
                select c.oid::regclass::text,
                       c.relkind <> 'p' or has_table_privilege(c.oid, 'insert'), has_table_privilege(c.oid, 'update, delete, truncate')
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('p', 'r') and c.relname ~ '^event(_|$)'
                """);
        assertThat(events.getValues(0, String.class))
                .contains("people.event", "people.event_2032_01", "work.event", "customer.event");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.get(1)).as("adding to %s", event.get(0)).isEqualTo(true);
            assertThat(event.get(2)).as("changing %s", event.get(0)).isEqualTo(false);
        });
    }

    @Test
    void theMonthsAheadAreMadeForIt() {
        PROGRAM.fetch("select kernel.add_event_partitions('people', date '2031-01-01', 1)");

        assertThat(PROGRAM.fetchSingle("select to_regclass('people.event_2031_01') is not null")
                        .get(0))
                .isEqualTo(true);
    }

    // ASVS 13.2.2
    @Test
    void aUserWhoCouldGetAroundTheTablesIsNotLetIn() throws SQLException {
        var url = TestDatabase.freshUrl();
        try (var owner = DriverManager.getConnection(url, EmbeddedPostgres.USER, TestDatabase.password());
                var statement = owner.createStatement()) {
            made(statement, "mighty", "bypassrls");
            made(statement, "modest", "");
        }

        assertThatThrownBy(() -> users(url, "mighty").admit())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("mighty can get around");

        var modest = users(url, "modest");
        modest.admit();
        try (var program = DriverManager.getConnection(url, "modest", "secret");
                var statement = program.createStatement();
                var answer = statement.executeQuery("select count(*) from customer.customer")) {
            assertThat(answer.next()).isTrue();
        }
    }

    @Test
    void anOwnerWhoMayNotLetSomebodyInSaysWhatAnAdministratorIsToDo() throws SQLException {
        var url = TestDatabase.freshUrl();
        try (var administrator = DriverManager.getConnection(url, EmbeddedPostgres.USER, TestDatabase.password());
                var statement = administrator.createStatement()) {
            made(statement, "landlord", "nocreaterole");
            made(statement, "lodger", "");
            var lodger = new DatabaseUsers(url, user("landlord"), user("lodger"));

            assertThatThrownBy(lodger::admit)
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "landlord may not let lodger into the database. Ask an administrator of the database to run these statements in it, then start again: grant throughline_program to lodger;");
            assertThatThrownBy(() -> new DatabaseUsers(url, user("landlord"), user("no body")).admit())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageEndingWith(
                            "create role \"no body\" login password '…'; grant throughline_program to \"no body\";");

            statement.execute("grant throughline_program to lodger");
            lodger.admit();
        }
    }

    /** Who was not allowed to make the role that has the rights, while the tables were made. */
    @Test
    void aRoleThatIsNotThereIsForAnAdministratorToMake() throws SQLException {
        var url = TestDatabase.freshUrl();
        try (var administrator = DriverManager.getConnection(url, EmbeddedPostgres.USER, TestDatabase.password());
                var statement = administrator.createStatement()) {
            made(statement, "landlord", "nocreaterole");
            made(statement, "lodger", "");
            statement.execute("alter role throughline_program rename to hidden");
            try {
                assertThatThrownBy(() -> new DatabaseUsers(url, user("landlord"), user("lodger")).admit())
                        .isInstanceOf(CannotStart.class)
                        .hasMessageEndingWith("create role throughline_program; grant throughline_program to lodger;");
            } finally {
                statement.execute("alter role hidden rename to throughline_program");
            }
        }
    }

    private static void made(Statement statement, String name, String power) throws SQLException {
        statement.execute("drop role if exists " + name);
        statement.execute("create role %s login password 'secret' %s".formatted(name, power));
    }

    private static DatabaseUsers users(String url, String program) {
        return new DatabaseUsers(
                url, new DatabaseUsers.User(EmbeddedPostgres.USER, TestDatabase.password()), user(program));
    }

    private static DatabaseUsers.User user(String name) {
        return new DatabaseUsers.User(name, "secret");
    }
}
