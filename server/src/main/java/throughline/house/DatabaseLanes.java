package throughline.house;

import com.zaxxer.hikari.HikariDataSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import throughline.kernel.Lane;
import throughline.kernel.LaneConnections;
import throughline.kernel.ScopedConnections;
import throughline.kernel.Seeing;

/**
 * Makes of the one pool that is configured, which the house keeps for its own work, one for each {@link Lane}; and what a connection
 * sees depends on whom the thread works for that takes it.
 */
final class DatabaseLanes implements DestructionAwareBeanPostProcessor {
    /** A core works for one request at a time while others wait for the disk; more at once only make each of them slower. */
    private static final int REQUESTS_AT_ONCE =
            Math.max(12, 4 * Runtime.getRuntime().availableProcessors());

    private static final int ANSWERS_AT_ONCE = 4;
    private static final int ALARMS_AT_ONCE = 4;
    /** Seconds without a byte of an answer, after which a connection is given up: a database may be away without saying goodbye. */
    private static final String LONGEST_SILENCE = "10";

    private final ObjectProvider<Seeing> seeing;
    private final Map<Lane, HikariDataSource> pools = new EnumMap<>(Lane.class);

    DatabaseLanes(ObjectProvider<Seeing> seeing) {
        this.seeing = seeing;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof HikariDataSource house)) {
            return bean;
        }
        pools.put(Lane.HOUSE, house);
        var alarms = likeIt(house, Lane.ALARMS, ALARMS_AT_ONCE);
        alarms.addDataSourceProperty("socketTimeout", LONGEST_SILENCE);
        pools.put(Lane.ALARMS, alarms);
        pools.put(Lane.ANSWERS, likeIt(house, Lane.ANSWERS, ANSWERS_AT_ONCE));
        pools.put(Lane.REQUESTS, likeIt(house, Lane.REQUESTS, REQUESTS_AT_ONCE));
        return new ScopedConnections(new LaneConnections(pools), seeing.getObject());
    }

    /** It connects when somebody first asks: the program's user is admitted only once the tables are there. */
    private static HikariDataSource likeIt(HikariDataSource house, Lane lane, int atOnce) {
        var pool = new HikariDataSource();
        house.copyStateTo(pool);
        pool.setPoolName(lane.name().toLowerCase(Locale.ROOT));
        pool.setMaximumPoolSize(atOnce);
        pool.setMinimumIdle(Math.min(atOnce, house.getMinimumIdle()));
        return pool;
    }

    @Override
    public boolean requiresDestruction(Object bean) {
        return bean instanceof HikariDataSource;
    }

    @Override
    public void postProcessBeforeDestruction(Object bean, String name) {
        pools.values().forEach(HikariDataSource::close);
    }
}
