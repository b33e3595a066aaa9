package throughline.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The server's own database, stopped in the middle of whatever it does, until closed: it refuses nothing and answers nothing. */
public final class SilentDatabase implements AutoCloseable {
    private final List<ProcessHandle> processes;

    public SilentDatabase(RunningServer server) {
        processes = server.process()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .toList();
        if (processes.isEmpty()) {
            throw new IllegalStateException("The server has no database of its own.");
        }
        signal("STOP");
    }

    /** It goes on where it was. */
    @Override
    public void close() {
        signal("CONT");
    }

    private void signal(String name) {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.stream()
                .filter(ProcessHandle::isAlive)
                .forEach(process -> command.add(String.valueOf(process.pid())));
        if (command.size() == 2) {
            return;
        }
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("The database cannot be signalled.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
