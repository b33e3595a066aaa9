import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.Definition;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;
import throughline.database.EmbeddedPostgres;

/**
 * Migrates a throw-away PostgreSQL and generates typed tables from what is really there; does nothing while no migration changed.
 * Arguments: the folder of migrations (one folder per module inside), the folder for the sources, a folder for the database.
 */
public class Codegen {
    /** Schema {@code contact} becomes {@code throughline.contact.db}: inside its module, so the module check guards tables too. */
    public static class InsideItsModule extends DefaultGeneratorStrategy {
        @Override
        public String getJavaPackageName(Definition definition, Mode mode) {
            return super.getJavaPackageName(definition, mode).replaceFirst("^(throughline\\.\\w+)", "$1.db");
        }
    }

    public static void main(String[] arguments) throws Exception {
        var migrations = Path.of(arguments[0]);
        var target = Path.of(arguments[1]);
        var stamp = target.resolve(".stamp");
        var key = digest(migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(key)) {
            return;
        }
        try (var postgres = EmbeddedPostgres.start(Path.of(arguments[2]), binaries(), false)) {
            recreateDatabase(postgres);
            Flyway.configure()
                    .dataSource(postgres.url("codegen"), EmbeddedPostgres.USER, postgres.password())
                    .defaultSchema("kernel")
                    .locations("filesystem:" + migrations)
                    .load()
                    .migrate();
            generate(postgres, modules(migrations), target);
        }
        Files.writeString(stamp, key);
        System.out.println("jOOQ: tables generated");
    }

    private static Path binaries() {
        var shared = System.getenv("THROUGHLINE_DATABASE_BINARIES");
        return shared != null ? Path.of(shared) : Path.of("target/postgres");
    }

    private static List<String> modules(Path migrations) throws Exception {
        try (var folders = Files.list(migrations)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static void recreateDatabase(EmbeddedPostgres postgres) throws Exception {
        try (var connection = DriverManager.getConnection(
                        postgres.url("postgres"), EmbeddedPostgres.USER, postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists codegen");
            statement.execute("create database codegen");
        }
    }

    private static void generate(EmbeddedPostgres postgres, List<String> schemas, Path target) throws Exception {
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc()
                        .withUrl(postgres.url("codegen"))
                        .withUser(EmbeddedPostgres.USER)
                        .withPassword(postgres.password()))
                .withGenerator(new Generator()
                        .withStrategy(new Strategy().withName(InsideItsModule.class.getName()))
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withExcludes("flyway_schema_history|.*\\.event_[0-9a-z_]+|audit\\.entry_[0-9a-z_]+")
                                .withSchemata(schemas.stream()
                                        .map(schema -> new SchemaMappingType().withInputSchema(schema))
                                        .toList()))
                        .withGenerate(new Generate()
                                .withDefaultCatalog(false)
                                .withGlobalCatalogReferences(false)
                                .withRecords(true)
                                .withJavaTimeTypes(true)
                                .withRoutines(false)
                                .withCommentsOnTables(true))
                        .withTarget(new Target().withPackageName("throughline").withDirectory(target.toString()))));
    }

    private static String digest(Path migrations) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(Path.of("src/codegen/Codegen.java")));
        try (var files = Files.walk(migrations)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(migrations.relativize(file).toString().getBytes());
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
