package throughline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;
import throughline.database.EmbeddedPostgres;

/** One PostgreSQL for all tests of this JVM; each caller gets a database of its own, copied from a migrated one. */
public final class TestDatabase {
    /** Who works in the tables and owns none of them; the password is the owner's. */
    public static final String PROGRAM = "throughline_program";

    /** Two years of months in every room are a thousand files to copy for each database; what happens goes to the table for all other times. */
    private static final String WITHOUT_MONTHS = """
            do $$ declare month regclass; begin
              for month in select c.oid::regclass from pg_class c where c.relispartition and c.relname ~ '^(event|entry)_[0-9]{4}_[0-9]{2}$' loop
                execute 'drop table ' || month;
              end loop;
            end $$
            """;

    private static final Path FOLDER =
            Path.of("target/test-database-" + ProcessHandle.current().pid());
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** The JDBC address of a fresh, migrated database. */
    public static String freshUrl() {
        return url("migrated");
    }

    /** The JDBC address of a database without anything in it. */
    public static String emptyUrl() {
        return url("template0");
    }

    private static synchronized String url(String template) {
        var name = "test_" + COUNT.incrementAndGet();
        try (var connection = SERVER.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template + " strategy file_copy");
        } catch (SQLException e) {
            throw new IllegalStateException("no fresh database", e);
        }
        return SERVER.url(name);
    }

    /** A fresh, migrated database, seen by its owner and without any transaction manager. */
    public static DSLContext fresh() {
        return owner(freshUrl());
    }

    /** A database of these as its owner sees it. */
    public static DSLContext owner(String url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(EmbeddedPostgres.USER);
        source.setPassword(password());
        return DSL.using(source, SQLDialect.POSTGRES);
    }

    public static String password() {
        return SERVER.password();
    }

    /** It refuses nothing and answers nothing, to nobody in this JVM, until closed. */
    public static AutoCloseable silent() {
        var processes = ProcessHandle.of(SERVER.pid()).stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                .map(process -> String.valueOf(process.pid()))
                .toList();
        signal("-STOP", processes);
        return () -> signal("-CONT", processes);
    }

    private static void signal(String signal, List<String> processes) {
        try {
            new ProcessBuilder(Stream.concat(Stream.of("kill", signal), processes.stream())
                            .toList())
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException("the database cannot be signalled", e);
        }
    }

    private static EmbeddedPostgres start() {
        var server = EmbeddedPostgres.start(FOLDER, Path.of("target/postgres"), false);
        server.createDatabase("migrated");
        Flyway.configure()
                .dataSource(server.url("migrated"), EmbeddedPostgres.USER, server.password())
                .defaultSchema("kernel")
                .locations("classpath:migrations")
                .outOfOrder(true)
                .load()
                .migrate();
        try (var connection = server.connect("migrated");
                var statement = connection.createStatement()) {
            statement.execute("alter role %s login password '%s'".formatted(PROGRAM, server.password()));
            statement.execute(WITHOUT_MONTHS);
        } catch (SQLException e) {
            throw new IllegalStateException("the program's user may not come in", e);
        }
        return server;
    }
}
