package throughline.house;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.ConfigurableApplicationContext;
import throughline.database.HomeUnusable;
import throughline.kernel.Refused;
import throughline.kernel.Scope;

/** The start: settings, ports, home, then the rooms; one line that says where to go, or one sentence why not and exit code 1. */
public final class Start {
    private Start() {}

    public static void run(Class<?> application, String... arguments) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        try {
            var properties =
                    SettingsReader.read(System.getenv(), List.of(arguments).contains("--demo"));
            var settings = SettingsReader.bind(new MapConfigurationPropertySource(properties));
            prepareHome(settings);
            checkHttpPort(settings);
            var context = start(application, properties, settings);
            context.getBeansOfType(ConsoleLine.class).values().stream()
                    .flatMap(line -> line.lines().stream())
                    .forEach(System.out::println);
            System.out.println("Throughline is ready: " + settings.url());
        } catch (RuntimeException e) {
            System.err.println("Throughline cannot start. " + sentence(e));
            System.exit(1);
        }
    }

    private static ConfigurableApplicationContext start(
            Class<?> application, Map<String, String> properties, Settings settings) {
        var spring = new SpringApplication(application);
        var given = new LinkedHashMap<String, Object>(properties);
        given.put("server.port", settings.http().port());
        given.put("server.address", settings.bind());
        given.put(
                "logging.file.name",
                settings.absoluteHome().resolve("log/throughline.log").toString());
        Certificates.forServer(settings).forEach(given::put);
        spring.setDefaultProperties(given);
        spring.setLogStartupInfo(false);
        return Scope.EVERYTHING.call(() -> spring.run());
    }

    private static void prepareHome(Settings settings) {
        var home = settings.absoluteHome();
        try {
            Files.createDirectories(home);
            Files.delete(Files.createTempFile(home, "may-write", ""));
        } catch (IOException e) {
            throw new CannotStart(
                    ("The home %s cannot be used (%s). Set THROUGHLINE_HOME to a folder that you may write to.")
                            .formatted(home, e.getClass().getSimpleName().replace("Exception", "")));
        }
    }

    private static void checkHttpPort(Settings settings) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(
                    InetAddress.getByName(settings.bind()), settings.http().port()));
        } catch (BindException e) {
            throw new CannotStart(
                    "Port %d on %s is in use or not allowed. Stop what uses it, or set THROUGHLINE_HTTP_PORT."
                            .formatted(settings.http().port(), settings.bind()));
        } catch (IOException e) {
            throw new CannotStart("bind (%s) is not an address of this machine.".formatted(settings.bind()));
        }
    }

    /** The deepest cause that was written for a person; else the root cause. */
    private static String sentence(RuntimeException failure) {
        Throwable root = failure;
        Throwable spoken = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart || cause instanceof HomeUnusable || cause instanceof Refused) {
                spoken = cause;
            }
            root = cause;
        }
        return spoken != null
                ? String.valueOf(spoken.getMessage())
                : "%s: %s".formatted(root.getClass().getSimpleName(), root.getMessage());
    }

    /** What a module wants the person at the console to read after the start, such as the link for the first administrator. */
    @FunctionalInterface
    public interface ConsoleLine {
        List<String> lines();
    }
}
