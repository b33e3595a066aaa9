package throughline.kernel;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that see what the thread may see which takes them out. A connection is told only when it was told something else before,
 * so that those who see everything, nearly all, pay nothing for it.
 */
public final class ScopedConnections extends DelegatingDataSource {
    private final Seeing seeing;
    private final Map<PGConnection, Scope> told = Collections.synchronizedMap(new WeakHashMap<>());

    public ScopedConnections(DataSource pool, Seeing seeing) {
        super(pool);
        this.seeing = seeing;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        try {
            tell(connection, seeing.now());
            return connection;
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    private void tell(Connection connection, Scope scope) throws SQLException {
        var itself = connection.unwrap(PGConnection.class);
        if (scope.equals(told.getOrDefault(itself, Scope.NOTHING))) {
            return;
        }
        try (var statement = connection.prepareStatement("select set_config('throughline.sees', ?, false)")) {
            statement.setString(1, scope.setting());
            statement.execute();
        }
        told.put(itself, scope);
    }
}
