package throughline.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import throughline.audit.Audit;
import throughline.audit.AuditFolders;
import throughline.audit.Verification;
import throughline.kernel.Witness;
import throughline.testing.SomeRooms;

/** Whoever is woken by the figures is woken when the audit is not as it was written or does not keep up, also after a restart. */
class AuditWatchedTest {
    @Test
    void theFiguresSayWhatIsWrongAndWhatIsLate() throws IOException {
        var folders = AuditFolders.in(Files.createTempDirectory(Path.of("target"), "audit-"));
        try (var rooms = SomeRooms.beside(folders, Instant.parse("2026-12-03T02:00:00Z"), "audit")) {
            var figures = new SimpleMeterRegistry();
            var watched = watched(rooms, figures);
            rooms.door(Witness.class).note(Witness.Act.SAW, "unit", "L-1", null);

            watched.look();
            assertThat(value(figures, "late")).as("it was written just now").isZero();
            rooms.clock().passes(Duration.ofMinutes(2));
            watched.look();
            assertThat(value(figures, "late")).isEqualTo(1);

            watched.verify();
            assertThat(value(figures, "wrong")).as("it has no link").isEqualTo(1);
            var afterARestart = new SimpleMeterRegistry();
            watched(rooms, afterARestart).look();
            assertThat(value(afterARestart, "wrong")).isEqualTo(1);

            rooms.owner().execute("alter table audit.entry disable trigger all");
            rooms.owner().execute("delete from audit.entry");
            watched.verify();
            watched.look();
            assertThat(value(figures, "wrong")).isZero();
            assertThat(value(figures, "late")).isZero();
            assertThat(rooms.door(DSLContext.class)
                            .fetchSingle("select count(*) from audit.verified")
                            .get(0))
                    .isEqualTo(2L);
        }
    }

    private static AuditWatched watched(SomeRooms rooms, SimpleMeterRegistry figures) {
        return new AuditWatched(rooms.door(Audit.class), rooms.door(Verification.class), figures);
    }

    private static double value(SimpleMeterRegistry figures, String what) {
        return figures.get("throughline.audit." + what).gauge().value();
    }
}
