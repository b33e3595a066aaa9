package throughline.house;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import throughline.database.EmbeddedPostgres;

/** Which database this installation uses, and whether it may: durable, and not newer than the program. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final String NAME = "throughline";

    @Bean(destroyMethod = "close")
    @Conditional(NoExternalDatabase.class)
    EmbeddedPostgres embeddedPostgres(Settings settings) {
        var postgres = EmbeddedPostgres.start(
                settings.absoluteHome().resolve("database"),
                binaries(settings),
                !settings.database().test());
        postgres.createDatabase(NAME);
        return postgres;
    }

    /** Where PostgreSQL's programs are unpacked. */
    static Path binaries(Settings settings) {
        var binaries = settings.database().binaries();
        return binaries == null ? settings.absoluteHome().resolve("database") : binaries;
    }

    @Bean
    @Conditional(NoExternalDatabase.class)
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres) {
        return new Details(postgres.url(NAME), EmbeddedPostgres.USER, postgres.password());
    }

    @Bean
    @Conditional(ExternalDatabase.class)
    JdbcConnectionDetails externalConnection(Settings settings) {
        var database = settings.database();
        var url = database.url();
        if (url == null) {
            throw new CannotStart("database.url is empty.");
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new CannotStart("database.url must begin with jdbc:postgresql: (it is an address such as "
                    + "jdbc:postgresql://host:5432/throughline).");
        }
        return new Details(url, database.user(), database.password());
    }

    @Bean
    FlywayMigrationStrategy migration(JdbcConnectionDetails connection, Settings settings) {
        return flyway -> {
            checkDurable(connection, settings.database().test());
            for (var applied : flyway.info().applied()) {
                if (applied.getState() == MigrationState.FUTURE_SUCCESS
                        || applied.getState() == MigrationState.MISSING_SUCCESS) {
                    throw new CannotStart(("The database is newer than this program: it was changed by \"%s\" (%s). "
                                    + "Start the version of Throughline that made it, or restore a backup.")
                            .formatted(applied.getDescription(), applied.getVersion()));
                }
            }
            flyway.migrate();
        };
    }

    private static void checkDurable(JdbcConnectionDetails details, boolean test) {
        if (test) {
            return;
        }
        var off = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(
                        details.getJdbcUrl(), details.getUsername(), details.getPassword());
                var statement = connection.createStatement()) {
            for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
                try (var row = statement.executeQuery("show " + setting)) {
                    row.next();
                    if (row.getString(1).equals("off")) {
                        off.add(setting);
                    }
                }
            }
        } catch (SQLException e) {
            throw new CannotStart("The database cannot be reached: " + e.getMessage());
        }
        if (!off.isEmpty()) {
            throw new CannotStart(("The database would lose what was acknowledged: %s off. Switch it on, "
                            + "or say database.test=true if this is a test.")
                    .formatted(String.join(", ", off) + (off.size() == 1 ? " is" : " are")));
        }
    }

    private record Details(
            String url, @Nullable String user, @Nullable String secret) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public @Nullable String getUsername() {
            return user;
        }

        @Override
        public @Nullable String getPassword() {
            return secret;
        }

        @Override
        public String toString() {
            return url;
        }
    }

    static final class ExternalDatabase implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment().containsProperty("throughline.database.url");
        }
    }

    static final class NoExternalDatabase implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !new ExternalDatabase().matches(context, metadata);
        }
    }
}
