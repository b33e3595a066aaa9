package throughline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything in one file while the house works; on another machine the file is the house again, and all holds that must. */
@Tag("long")
class ABackupIsAHouseAgain {
    @Test
    void whatWasAcknowledgedBeforeItIsThereAndPeopleSignInAsBefore() throws Exception {
        var backup = Checkout.scratch("backup").resolve("throughline.tar.gz");
        List<String> acknowledged;
        try (var server = RunningServer.start()) {
            var administrator = Company.founded(server, 1).administrator();
            var noted = Collections.synchronizedList(new ArrayList<String>());
            var goesOn = new AtomicBoolean(true);
            var notes = Thread.ofVirtual().start(() -> {
                while (goesOn.get()) {
                    var name = "Customer " + noted.size();
                    administrator.post("/api/customers", Map.of("name", name, "language", "en"));
                    noted.add(name);
                }
            });
            while (noted.size() < 20) {
                Thread.onSpinWait();
            }
            acknowledged = List.copyOf(noted);
            var said = server.console("backup", backup.toString());
            goesOn.set(false);
            notes.join();
            assertThat(said.exitCode()).as(said.lines().toString()).isZero();
            assertThat(server.console("backup", backup.toString()).lines())
                    .as("an older backup is never written over")
                    .anyMatch(line -> line.contains("exists already"));
        }
        try (var again = RunningServer.restored(backup);
                var desk = Desk.signIn(again.url(), Company.ADMINISTRATOR, Company.PASSWORD)) {
            assertThat(acknowledged)
                    .allSatisfy(name -> assertThat(desk.get("/api/search?kinds=customer&q=" + name.replace(' ', '+'))
                                    .at("/items/0/name")
                                    .asString())
                            .isEqualTo(name));
        }
    }
}
