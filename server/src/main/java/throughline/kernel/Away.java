package throughline.kernel;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that does not answer from one that says no. */
public final class Away {
    /** PostgreSQL, appendix A: connection exceptions, and its own ends: admin_shutdown, crash_shutdown, cannot_connect_now. */
    private static final String CONNECTION = "08";

    private static final Set<String> SHUT_DOWN = Set.of("57P01", "57P02", "57P03");

    private Away() {}

    /** Whether this happened because nobody could talk to the database: it is away, or whoever asked got no connection of their lane in time. */
    public static boolean isTheReason(@Nullable Throwable fault) {
        for (var each = fault; each != null; each = each.getCause()) {
            if (each instanceof SQLTransientConnectionException) {
                return true;
            }
            if (each instanceof SQLException refused) {
                var state = refused.getSQLState();
                // PostgreSQL gives every refusal a state; without one the pool had closed what was broken
                return state == null || state.startsWith(CONNECTION) || SHUT_DOWN.contains(state);
            }
        }
        return false;
    }
}
