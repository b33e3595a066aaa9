package throughline.house;

import java.util.LinkedHashMap;
import org.springframework.boot.SpringApplication;

/** Starts the whole program once on a throw-away home and stops it, so that the build can keep the classes that a start loads. */
final class Training {
    private Training() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        var properties = SettingsReader.read(System.getenv(), false);
        var spring = new SpringApplication(Class.forName("throughline.Throughline"));
        var given = new LinkedHashMap<String, Object>(properties);
        given.put("server.port", 0);
        spring.setDefaultProperties(given);
        var context = spring.run();
        System.exit(SpringApplication.exit(context));
    }
}
