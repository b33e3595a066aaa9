package throughline.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the source code that this program was built from: where the jar lies, and where scratch files may go. */
public final class Checkout {
    private static final Path ROOT = find();

    private Checkout() {}

    public static Path root() {
        return ROOT;
    }

    /** A new empty folder under {@code scenario/target/runs}, which the next clean build removes. */
    public static Path scratch(String name) {
        try {
            var runs = Files.createDirectories(ROOT.resolve("scenario/target/runs"));
            int number = 1;
            while (!runs.resolve(name + "-" + number).toFile().mkdir()) {
                number++;
            }
            return runs.resolve(name + "-" + number);
        } catch (IOException e) {
            throw new IllegalStateException("No scratch folder can be made under " + ROOT + ".", e);
        }
    }

    private static Path find() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("scenario/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("Start this inside the folder that holds the source code.");
    }
}
