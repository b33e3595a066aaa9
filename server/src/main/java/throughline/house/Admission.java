package throughline.house;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the program's user gets into the database. An owner who may not make roles, or not grant this one, says which statements are left to
 * an administrator of the database; once they were run there is nothing to grant.
 *
 * @param connection of the owner
 */
record Admission(Connection connection, DatabaseUsers.User program) {
    /** Has what the program may; in the embedded database it is the program's user itself. */
    static final String GRANTED = "throughline_program";

    /** PostgreSQL's {@code insufficient_privilege}. */
    private static final String MAY_NOT = "42501";

    /** Stands where an administrator writes the one of the settings, which belongs into no log. */
    private static final String PASSWORD = "'…';";

    /** @throws CannotStart with what an administrator is to do, or when this user could get around what the tables show it */
    void grant() throws SQLException {
        var lacking = GRANTED.equals(program.name()) ? logsIn() : hasRights();
        if (!lacking.isEmpty()) {
            throw new CannotStart(
                    "%s may not let %s into the database. Ask an administrator of the database to run these statements in it, then start again: %s"
                            .formatted(connection.getMetaData().getUserName(), program, String.join(" ", lacking)));
        }
        mustBeHarmless();
    }

    /** @return what is left to an administrator */
    private List<String> logsIn() throws SQLException {
        if (!isThere(GRANTED)) {
            return List.of("create role %s login password %s".formatted(GRANTED, PASSWORD));
        }
        try (var statement = connection.createStatement()) {
            var login = "alter role %s login password ".formatted(GRANTED);
            boolean isIn = mayDo(login + statement.enquoteLiteral(String.valueOf(program.password())))
                    || isTrue("select rolcanlogin from pg_roles where rolname = ?", GRANTED);
            return isIn ? List.of() : List.of(login + PASSWORD);
        }
    }

    /** @return what is left to an administrator */
    private List<String> hasRights() throws SQLException {
        try (var statement = connection.createStatement()) {
            var name = statement.enquoteIdentifier(String.valueOf(program.name()), false);
            var lacking = new ArrayList<String>();
            if (!isThere(program.name())) {
                lacking.add("create role %s login password %s".formatted(name, PASSWORD));
            }
            if (!isThere(GRANTED)) {
                lacking.add("create role %s;".formatted(GRANTED));
            }
            var grant = "grant %s to %s;".formatted(GRANTED, name);
            if (!lacking.isEmpty() || !isMember() && !mayDo(grant)) {
                lacking.add(grant);
            }
            return lacking;
        }
    }

    private boolean isThere(@Nullable String role) throws SQLException {
        return isTrue("select true from pg_roles where rolname = ?", role);
    }

    private boolean isMember() throws SQLException {
        return isTrue(
                "select pg_has_role(to_regrole(quote_ident(?)), to_regrole(?), 'usage')", program.name(), GRANTED);
    }

    private boolean mayDo(String what) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(what);
            return true;
        } catch (SQLException refused) {
            if (MAY_NOT.equals(refused.getSQLState())) {
                return false;
            }
            throw refused;
        }
    }

    private void mustBeHarmless() throws SQLException {
        boolean isMighty = isTrue("""
                select r.rolsuper or r.rolbypassrls or pg_has_role(r.oid, current_user, 'member')
                       or exists (select from pg_class c where c.relowner = r.oid)
                  from pg_roles r where r.rolname = ?
                """, program.name());
        if (isMighty) {
            throw new CannotStart(
                    "%s can get around what the tables of the database show it: it is a superuser, may bypass row security, or owns tables. Set database.user to one that does none of this."
                            .formatted(program));
        }
    }

    private boolean isTrue(String question, @Nullable String... values) throws SQLException {
        try (var asked = connection.prepareStatement(question)) {
            for (int i = 0; i < values.length; i++) {
                asked.setString(i + 1, values[i]);
            }
            try (var answer = asked.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
