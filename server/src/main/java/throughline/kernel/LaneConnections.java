package throughline.kernel;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Takes each connection out of the pool of the lane in which the thread is that asks for one. */
public final class LaneConnections extends AbstractDataSource {
    private final Map<Lane, ? extends DataSource> pools;

    /** @param pools one for every lane */
    public LaneConnections(Map<Lane, ? extends DataSource> pools) {
        this.pools = Map.copyOf(pools);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return requireNonNull(pools.get(Lane.now())).getConnection();
    }

    /** All connections are the program's own user's. */
    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("The house has one user.");
    }
}
