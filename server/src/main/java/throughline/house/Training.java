package throughline.house;

import java.util.LinkedHashMap;
import org.springframework.boot.SpringApplication;
import throughline.kernel.Scope;

/**
 * Starts the whole program once on a throw-away home, asks it something from the console and stops it, so that the build can keep the
 * classes that a start and a command load.
 */
final class Training {
    private Training() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        var properties = SettingsReader.read(System.getenv(), false);
        var spring = new SpringApplication(Class.forName("throughline.Throughline"));
        var given = new LinkedHashMap<String, Object>(properties);
        given.put("server.port", 0);
        spring.setDefaultProperties(given);
        var context = Scope.EVERYTHING.call(() -> spring.run());
        Console.main("check");
        System.exit(SpringApplication.exit(context));
    }
}
