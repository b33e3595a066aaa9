package throughline.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import throughline.kernel.Scope;
import throughline.kernel.ScopedConnections;
import throughline.kernel.Seeing;
import throughline.people.PasskeyRule;
import tools.jackson.databind.json.JsonMapper;

/** Some rooms over a fresh database with real transactions, without wires and with a clock that the test moves. */
public final class SomeRooms implements AutoCloseable {
    private final SetClock clock;
    private final AnnotationConfigApplicationContext rooms = new AnnotationConfigApplicationContext();

    private SomeRooms(@Nullable String url, Instant now, Object[] neighbours, String... names) {
        clock = new SetClock(now);
        rooms.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE); // as in the house
        rooms.registerBean("clock", SetClock.class, () -> clock);
        if (url != null) {
            rooms.registerBean("place", Place.class, () -> new Place(url));
        }
        for (var neighbour : neighbours) {
            register(neighbour);
        }
        rooms.register(Foundations.class);
        rooms.scan("throughline.kernel", "throughline.finder", "throughline.people");
        for (var name : names) {
            rooms.scan("throughline." + name);
        }
        rooms.refresh();
    }

    /** @param names modules below the root package, such as {@code customer} */
    public static SomeRooms of(Instant now, String... names) {
        return new SomeRooms(null, now, new Object[0], names);
    }

    /** @param neighbour takes the place of what an edge would implement */
    public static SomeRooms beside(Object neighbour, Instant now, String... names) {
        return new SomeRooms(null, now, new Object[] {neighbour}, names);
    }

    /** @param neighbours take the places of what edges would implement */
    public static SomeRooms beside(List<Object> neighbours, Instant now, String... names) {
        return new SomeRooms(null, now, neighbours.toArray(), names);
    }

    /** @param url of a database that is there already, and has the present tables */
    public static SomeRooms over(String url, List<Object> neighbours, Instant now, String... names) {
        return new SomeRooms(url, now, neighbours.toArray(), names);
    }

    public <T> T door(Class<T> type) {
        return rooms.getBean(type);
    }

    /** The database as its owner sees it: for what the program may not do. */
    public DSLContext owner() {
        return TestDatabase.owner(rooms.getBean(HikariDataSource.class).getJdbcUrl());
    }

    /** Announces something that a room outside of these would announce. */
    public void publish(Object event) {
        rooms.publishEvent(event);
    }

    public SetClock clock() {
        return clock;
    }

    @Override
    public void close() {
        rooms.close();
    }

    @SuppressWarnings("unchecked")
    private void register(Object neighbour) {
        rooms.registerBean((Class<Object>) neighbour.getClass(), () -> neighbour);
    }

    /** Which database, where it is not a fresh one. */
    record Place(String url) {}

    /** Registered by name and not found by a scan: the tests of the whole house have foundations of their own. */
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Foundations {
        @Bean(destroyMethod = "close")
        HikariDataSource connections(ObjectProvider<Place> place) {
            var pool = new HikariDataSource();
            pool.setJdbcUrl(place.getIfAvailable(() -> new Place(TestDatabase.freshUrl()))
                    .url());
            pool.setUsername(TestDatabase.PROGRAM);
            pool.setPassword(TestDatabase.password());
            pool.setMaximumPoolSize(4);
            pool.setMinimumIdle(1);
            pool.addDataSourceProperty("reWriteBatchedInserts", "true");
            return pool;
        }

        /** Whoever asks without saying for whom is the house. */
        @Bean
        Seeing everything() {
            return new Seeing(Scope.EVERYTHING);
        }

        /** Rooms without a house are asked past its door. */
        @Bean
        PasskeyRule passkeyRule() {
            return new PasskeyRule(false, URI.create("http://localhost:8080"));
        }

        @Bean
        @Primary
        DataSource scopedConnections(HikariDataSource connections, Seeing seeing) {
            return new ScopedConnections(connections, seeing);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource connections) {
            return new DataSourceTransactionManager(connections);
        }

        @Bean
        DSLContext database(DataSource connections) {
            return DSL.using(new TransactionAwareDataSourceProxy(connections), SQLDialect.POSTGRES);
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.builder().build();
        }
    }
}
