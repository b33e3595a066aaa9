package throughline.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import throughline.database.EmbeddedPostgres;

/** Past the server, to count what is there or to put a year of work into it. */
final class OwnersConnection {
    private static final String DATABASE = "throughline";

    private OwnersConnection() {}

    /** @param home of a running server */
    static Connection to(Path home) throws SQLException {
        var folder = home.resolve("database");
        return DriverManager.getConnection(
                EmbeddedPostgres.urlOfRunning(folder, DATABASE),
                EmbeddedPostgres.USER,
                EmbeddedPostgres.passwordOf(folder));
    }
}
