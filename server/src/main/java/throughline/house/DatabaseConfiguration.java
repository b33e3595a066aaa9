package throughline.house;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import throughline.database.EmbeddedPostgres;
import throughline.kernel.Seeing;

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
    DatabaseUsers embeddedUsers(EmbeddedPostgres postgres) {
        return DatabaseUsers.embedded(postgres.url(NAME), postgres.password());
    }

    @Bean
    @Conditional(ExternalDatabase.class)
    DatabaseUsers externalUsers(Settings settings) {
        var url = settings.database().url();
        if (url == null) {
            throw new CannotStart("database.url is empty.");
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new CannotStart("database.url must begin with jdbc:postgresql: (it is an address such as "
                    + "jdbc:postgresql://host:5432/throughline).");
        }
        return DatabaseUsers.external(url, settings.database());
    }

    @Bean
    JdbcConnectionDetails programsConnection(DatabaseUsers users) {
        return new ProgramsConnection(users);
    }

    @Bean
    FlywayConfigurationCustomizer ownersConnection(DatabaseUsers users) {
        return flyway -> flyway.dataSource(
                users.url(), users.owner().name(), users.owner().password());
    }

    @Bean
    FlywayMigrationStrategy migration(DatabaseUsers users, Settings settings) {
        return flyway -> {
            checkDurable(users, settings.database().test());
            for (var applied : flyway.info().applied()) {
                if (applied.getState() == MigrationState.FUTURE_SUCCESS
                        || applied.getState() == MigrationState.MISSING_SUCCESS) {
                    throw new CannotStart(("The database is newer than this program: it was changed by \"%s\" (%s). "
                                    + "Start the version of Throughline that made it, or restore a backup.")
                            .formatted(applied.getDescription(), applied.getVersion()));
                }
            }
            flyway.migrate();
            users.admit();
        };
    }

    @Bean
    static BeanPostProcessor databaseLanes(ObjectProvider<Seeing> seeing) {
        return new DatabaseLanes(seeing);
    }

    private static void checkDurable(DatabaseUsers users, boolean test) {
        if (test) {
            return;
        }
        var off = new ArrayList<String>();
        try (var connection = users.asOwner();
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

    private record ProgramsConnection(DatabaseUsers users) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return users.url();
        }

        @Override
        public @Nullable String getUsername() {
            return users.program().name();
        }

        @Override
        public @Nullable String getPassword() {
            return users.program().password();
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
