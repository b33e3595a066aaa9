package throughline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom the server's programs run. PostgreSQL refuses to run as root, and should not be able to touch root's files.
 *
 * <p>{@link #NOBODY} is a true change of user. {@link #OWN_NAMESPACE} is the way out when that user cannot enter the home (a clone
 * in a folder of mode 700): the process looks unprivileged but may still write what its starter may write.
 */
enum RunAs {
    STARTER,
    NOBODY,
    OWN_NAMESPACE;

    private static final int NOBODY_ID = 65534;

    /** Chooses for this home; a home that was made as one user stays with it. */
    static RunAs forHome(Path home, Path data, Path binaries) throws IOException {
        if (ownerOf(Path.of("/proc/self")) != 0) {
            return STARTER;
        }
        if (Files.exists(data)) {
            return ownerOf(data) == NOBODY_ID ? NOBODY : OWN_NAMESPACE;
        }
        if (works(asNobody("test", "-x", home.toString())) && works(asNobody("test", "-x", binaries.toString()))) {
            return NOBODY;
        }
        if (works(List.of("unshare", "-U", "true"))) {
            return OWN_NAMESPACE;
        }
        throw new HomeUnusable(
                "PostgreSQL must not run as root, and an unprivileged user cannot enter " + home
                        + ". Start Throughline as a normal user, or set THROUGHLINE_HOME to a folder that every user may enter.");
    }

    /** The command, changed to run as this user. */
    List<String> command(List<String> command) {
        return switch (this) {
            case STARTER -> command;
            case NOBODY -> asNobody(command.toArray(String[]::new));
            case OWN_NAMESPACE -> joined(List.of("unshare", "-U"), command);
        };
    }

    /**
     * The same for a server that must end when the thread that started it ends, whatever kills that. It gets a session of its
     * own, because Ctrl-C goes to every process of the terminal's group and the server must stop after us, not with us.
     */
    List<String> guardedCommand(List<String> command) {
        var guard = List.of("setsid", "setpriv", "--pdeathsig", "INT");
        return switch (this) {
            case STARTER -> joined(guard, command);
            case NOBODY -> joined(joined(guard, switchToNobody()), command);
            case OWN_NAMESPACE -> joined(joined(List.of("unshare", "-U"), guard), command);
        };
    }

    void own(Path path) throws IOException {
        if (this == NOBODY) {
            Files.setAttribute(path, "unix:uid", NOBODY_ID);
        }
    }

    private static List<String> switchToNobody() {
        return List.of("--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups");
    }

    private static List<String> asNobody(String... command) {
        return joined(joined(List.of("setpriv"), switchToNobody()), List.of(command));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static int ownerOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private static boolean works(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
