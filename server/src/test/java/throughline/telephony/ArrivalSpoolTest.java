package throughline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.voice.CallEvent;
import throughline.voice.CallId;

/** A caller who is rung while the database is away is on this disk until their contact is committed. */
class ArrivalSpoolTest {
    private static final Instant TWO_AT_NIGHT = Instant.parse("2026-11-21T02:00:00Z");

    @TempDir
    Path folder;

    // ASVS 16.5.2
    @Test
    void whatWasKeptIsReadAgainByTheNextStart() throws IOException {
        new ArrivalSpool(folder).keep(arrival("+447700900101"));
        var left = new ArrivalSpool(folder).left();
        assertThat(left).hasSize(1);
        assertThat(left.getFirst().from()).isEqualTo("+447700900101");
        assertThat(left.getFirst().at()).isEqualTo(TWO_AT_NIGHT);
    }

    @Test
    void aCommittedContactLeavesNothingBehind() throws IOException {
        var spool = new ArrivalSpool(folder);
        var arrival = arrival("+447700900101");
        spool.keep(arrival);
        spool.forget(arrival.call());
        assertThat(spool.left()).isEmpty();
        spool.forget(arrival.call());
    }

    /** The contact may be committed in the very moment in which it is given up for late. */
    @Test
    void mayBeForgottenWhileItIsKept() throws Exception {
        var spool = new ArrivalSpool(folder);
        try (var other = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < 300; i++) {
                var arrival = arrival("+447700900101");
                var kept = other.submit(() -> {
                    spool.keep(arrival);
                    return null;
                });
                while (!kept.isDone()) {
                    spool.forget(arrival.call());
                }
                kept.get();
            }
        }
    }

    // ASVS 1.3.3, 16.4.1
    @Test
    void aNameThatTriesToWriteLinesOfItsOwnStaysOneLine() throws IOException {
        var spool = new ArrivalSpool(folder);
        spool.keep(arrival("+44\r\ndialled=evil"));
        assertThat(spool.left().getFirst().dialled()).isEqualTo("+442079460100");
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        new ArrivalSpool(folder).keep(arrival("+447700900101"));
        try (var files = Files.list(folder)) {
            var file = files.findFirst().orElseThrow();
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        }
    }

    private static CallEvent.Arrived arrival(String from) {
        return new CallEvent.Arrived(
                1,
                TWO_AT_NIGHT,
                new CallId(new UUID(1, 1)),
                from,
                "",
                "+442079460100",
                "127.0.0.1:5061/udp",
                "abc@127.0.0.1");
    }
}
