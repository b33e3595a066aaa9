package throughline.house;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.database.EmbeddedPostgres;

/**
 * Who comes to the database: its owner changes the tables at the start; the program works in them, owns nothing, and so cannot get around
 * what the tables show it. What the program may do is granted after every migration, see {@code afterMigrate__what_the_program_may.sql}.
 *
 * @param url JDBC address of the database
 */
record DatabaseUsers(String url, User owner, User program) {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseUsers.class);

    private static final int SECRET_BYTES = 32;

    record User(@Nullable String name, @Nullable String password) {
        @Override
        public String toString() {
            return String.valueOf(name);
        }
    }

    /** The program's password is another one after each start, and written down nowhere. */
    static DatabaseUsers embedded(String url, String ownersPassword) {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new DatabaseUsers(
                url,
                new User(EmbeddedPostgres.USER, ownersPassword),
                new User(Admission.GRANTED, HexFormat.of().formatHex(secret)));
    }

    static DatabaseUsers external(String url, Settings.Database settings) {
        var program = new User(settings.user(), settings.password());
        var owner = settings.owner();
        return new DatabaseUsers(url, owner == null ? program : new User(owner.user(), owner.password()), program);
    }

    Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url, owner.name(), owner.password());
    }

    /**
     * Lets the program's user in, once the tables are there.
     *
     * @throws CannotStart when it could get around what the tables show it, or the owner may not let it in
     */
    void admit() {
        if (owner.equals(program)) {
            LOG.warn(
                    "The program works in the database as {}, who owns its tables. Give it a user of its own: set database.user to one that owns nothing, and database.owner.user to the owner.",
                    owner);
            return;
        }
        try (var connection = asOwner()) {
            new Admission(connection, program).grant();
        } catch (SQLException e) {
            throw new CannotStart("%s cannot let %s into the database: %s".formatted(owner, program, e.getMessage()));
        }
    }
}
