package throughline.house;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.support.GenericApplicationContext;
import throughline.audit.AuditFolders;
import throughline.audit.Verification;
import throughline.audit.Wrong;
import throughline.database.Backup;
import throughline.database.EmbeddedPostgres;
import throughline.database.HomeUnusable;
import throughline.kernel.Doer;
import throughline.kernel.Invariants;
import throughline.kernel.Refused;
import throughline.kernel.Witness;
import throughline.kernel.Witness.Act;
import throughline.people.ApiTokens;
import throughline.people.Branches;
import throughline.people.PasskeyRule;
import throughline.people.Passkeys;
import throughline.people.People;
import throughline.people.SetUp;
import throughline.people.SignIns;
import throughline.people.UserId;

/**
 * What whoever owns the machine can do without signing in: tokens, links for lost passwords and new administrators. It speaks with
 * the database of the server that is running on this home.
 */
public final class Console {
    /** Said to the program as an argument, because its own file of settings has a word of its own on this. */
    private static final String[] NOTHING_BUT_SENTENCES = {
        "--logging.level.root=off", "--logging.level.throughline=off", "--logging.level.org.springframework.boot=off"
    };

    private static final String BRANCH = "--branch";

    private Console() {}

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {"throughline.kernel", "throughline.audit", "throughline.people"},
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JooqAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    static class Rooms {}

    public static void main(String... arguments) {
        var words = List.of(arguments);
        try {
            var properties = SettingsReader.read(System.getenv(), words.contains("--demo"));
            var settings = SettingsReader.bind(new MapConfigurationPropertySource(properties));
            var command = words.stream().filter(word -> !word.equals("--demo")).toList();
            if (command.size() == 2 && command.getFirst().equals("backup")) {
                System.out.println(backup(settings, Path.of(command.get(1))));
                return;
            }
            if (command.size() == 2 && command.getFirst().equals("restore")) {
                System.out.println(restore(settings, Path.of(command.get(1))));
                return;
            }
            try (var rooms = new SpringApplicationBuilder(Rooms.class)
                    .web(WebApplicationType.NONE)
                    .properties(connection(settings, command.contains("audit")))
                    .initializers((GenericApplicationContext empty) -> {
                        empty.registerBean(AuditFolders.class, () -> HouseConfiguration.folders(settings));
                        empty.registerBean(PasskeyRule.class, () -> HouseConfiguration.passkeys(settings));
                    })
                    .logStartupInfo(false)
                    .run(NOTHING_BUT_SENTENCES)) {
                System.out.println(Doer.console("./throughline " + words(command))
                        .does(() -> answer(command, rooms, new Addresses(settings))));
            }
        } catch (CannotStart | HomeUnusable | Refused sentence) {
            System.err.println(sentence.getMessage());
            System.exit(1);
        } catch (RuntimeException failure) {
            if (!lostTheDatabase(failure)) {
                throw failure;
            }
            System.err.println(
                    "Throughline is just stopping or starting, so its database did not answer. Ask again when it runs.");
            System.exit(1);
        }
    }

    /** SQLSTATE 08: no connection; 57P: the server ends or begins. */
    private static boolean lostTheDatabase(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && (sql.getSQLState().startsWith("08")
                                    || sql.getSQLState().startsWith("57P"))) {
                return true;
            }
        }
        return false;
    }

    private static String answer(List<String> command, ApplicationContext rooms, Addresses addresses) {
        return switch (String.join(" ", command.subList(0, Math.min(2, command.size())))) {
            case "token create" -> newToken(command, rooms);
            case "token end" -> {
                rooms.getBean(ApiTokens.class).end(third(command));
                yield "The token " + third(command) + " opens nothing any more.";
            }
            case "token list" -> tokens(rooms.getBean(ApiTokens.class));
            case "admin-link" -> {
                var link = addresses.ofSetUp(rooms.getBean(SetUp.class).linkForAnother());
                note(rooms, null);
                yield "Good for %d minutes: %s".formatted(SetUp.LINK_VALID.toMinutes(), link);
            }
            case "audit verify" -> isAsWritten(rooms.getBean(Verification.class));
            case "check" -> holds(rooms.getBean(Invariants.class));
            case String _
            when command.size() == 2 && command.getFirst().equals("password") -> {
                var user = person(rooms, command.get(1));
                note(rooms, user);
                yield "Good for 30 minutes: "
                        + addresses.ofPassword(rooms.getBean(SignIns.class).lostPassword(user));
            }
            case String _
            when command.size() == 2 && command.getFirst().equals("passkey") -> {
                var user = person(rooms, command.get(1));
                note(rooms, user);
                yield "Good for 30 minutes: "
                        + addresses.ofPasskey(rooms.getBean(Passkeys.class).lost(user));
            }
            case String _
            when command.size() == 2 && command.getFirst().equals("unlock") -> {
                note(rooms, person(rooms, command.get(1)));
                rooms.getBean(SignIns.class).forgetFailures(command.get(1));
                yield "The failed sign-ins of " + command.get(1) + " are forgotten.";
            }
            default ->
                throw new CannotStart(
                        "Say: token create NAME [--branch BRANCH], token list, token end NAME, password EMAIL, passkey EMAIL, unlock EMAIL, "
                                + "admin-link, check, audit verify, backup FILE or restore FILE.");
        };
    }

    /** The command without what was said to it, which may be somebody's address. */
    private static String words(List<String> command) {
        return command.isEmpty()
                ? ""
                : Set.of("token", "audit").contains(command.getFirst())
                        ? String.join(" ", command.subList(0, Math.min(2, command.size())))
                        : command.getFirst();
    }

    private static void note(ApplicationContext rooms, @Nullable UserId person) {
        rooms.getBean(Witness.class)
                .note(Act.RIGHTS_CHANGED, "person", person == null ? null : person.toString(), null);
    }

    /** @throws CannotStart when something is not as it was written, with a sentence for each */
    private static String isAsWritten(Verification verification) {
        var verdict = verification.verify();
        if (!verdict.isGood()) {
            throw new CannotStart(
                    verdict.wrong().stream().map(Wrong::sentence).collect(Collectors.joining(System.lineSeparator())));
        }
        return "All %d entries of the audit are as they were written, and %d checkpoints fit (%d ms)."
                .formatted(
                        verdict.links(), verdict.checkpoints(), verdict.took().toMillis());
    }

    private static String backup(Settings settings, Path file) {
        if (settings.database().url() != null) {
            throw new CannotStart(
                    "The database is an external one: back it up with its own tools, such as pg_basebackup, and "
                            + "keep the folder " + settings.absoluteHome() + " with it.");
        }
        long bytes = Backup.write(settings.absoluteHome(), file);
        return "The backup is in %s (%d MiB). The keys of the audit, of the recordings and of alarm devices are not in it: keep copies of %s, %s and %s."
                .formatted(
                        file.toAbsolutePath().normalize(),
                        bytes >> 20,
                        HouseConfiguration.folders(settings).keys(),
                        settings.recordingKeys(),
                        settings.alarmKeys());
    }

    private static String restore(Settings settings, Path file) {
        if (settings.database().url() != null) {
            throw new CannotStart("The database is an external one: restore it with its own tools, then start.");
        }
        Backup.restore(file, settings.absoluteHome(), DatabaseConfiguration.binaries(settings));
        return "Restored. Put the keys of the audit back into %s, those of the recordings into %s and those of alarm devices into %s, then start it with ./throughline run; THROUGHLINE_HOME is %s."
                .formatted(
                        HouseConfiguration.folders(settings).keys(),
                        settings.recordingKeys(),
                        settings.alarmKeys(),
                        settings.absoluteHome());
    }

    /** @throws CannotStart when something does not hold, with the rows that show it */
    private static String holds(Invariants invariants) {
        var broken = invariants.broken();
        if (!broken.isEmpty()) {
            throw new CannotStart(broken.stream()
                    .map(each -> each.view() + ": " + String.join(", ", each.rows()))
                    .collect(Collectors.joining(System.lineSeparator())));
        }
        return "All %d things hold that must.".formatted(invariants.names().size());
    }

    private static UserId person(ApplicationContext rooms, String email) {
        var person = rooms.getBean(People.class).findByEmail(email);
        if (person == null) {
            throw new CannotStart("Nobody here has the e-mail address %s.".formatted(email));
        }
        return person.id();
    }

    private static String newToken(List<String> command, ApplicationContext rooms) {
        int at = command.indexOf(BRANCH);
        var tokens = rooms.getBean(ApiTokens.class);
        if (at < 0) {
            return tokens.create(third(command));
        }
        var branch = String.join(" ", command.subList(at + 1, command.size()));
        if (branch.isBlank()) {
            throw new CannotStart("Say the name of the branch too: token create NAME --branch BRANCH.");
        }
        var name = third(command.subList(0, at));
        return tokens.create(name, rooms.getBean(Branches.class).named(branch).id());
    }

    private static String third(List<String> command) {
        if (command.size() < 3) {
            throw new CannotStart("Say the name of the token too: token %s NAME.".formatted(command.get(1)));
        }
        return String.join(" ", command.subList(2, command.size()));
    }

    private static String tokens(ApiTokens tokens) {
        var rows = tokens.all();
        return rows.isEmpty()
                ? "There are no tokens."
                : String.join(
                        System.lineSeparator(),
                        rows.stream()
                                .map(row -> "%s%s, made %s, last used %s"
                                        .formatted(
                                                row.name(),
                                                row.branch() == null ? "" : ", of the branch " + row.branch(),
                                                row.createdAt(),
                                                row.lastUsedAt() == null ? "never" : row.lastUsedAt()))
                                .toList());
    }

    /** @param patient reads for as long as it takes */
    private static Map<String, Object> connection(Settings settings, boolean patient) {
        var given = new LinkedHashMap<String, Object>();
        given.put("spring.datasource.hikari.maximum-pool-size", 2);
        given.put("spring.datasource.hikari.minimum-idle", 1);
        given.put("spring.datasource.hikari.connection-timeout", 5_000);
        given.put("spring.datasource.hikari.data-source-properties.loginTimeout", "5");
        given.put("spring.datasource.hikari.data-source-properties.socketTimeout", patient ? "0" : "10");
        given.put("spring.main.banner-mode", "off");
        var external = settings.database().url();
        if (external != null) {
            given.put("spring.datasource.url", external);
            given.put(
                    "spring.datasource.username",
                    String.valueOf(settings.database().user()));
            given.put(
                    "spring.datasource.password",
                    String.valueOf(settings.database().password()));
            return given;
        }
        var folder = settings.absoluteHome().resolve("database");
        if (!EmbeddedPostgres.isRunning(folder)) {
            throw new CannotStart("Throughline is not running on %s. Start it with ./throughline run and ask again."
                    .formatted(settings.absoluteHome()));
        }
        given.put("spring.datasource.url", EmbeddedPostgres.urlOfRunning(folder, "throughline"));
        given.put("spring.datasource.username", EmbeddedPostgres.USER);
        given.put("spring.datasource.password", EmbeddedPostgres.passwordOf(folder));
        return given;
    }
}
