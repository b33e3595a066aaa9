package throughline.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import throughline.kernel.Invariants;
import throughline.testing.SomeRooms;

/** Whoever is woken by the figure is woken when something does not hold, and not before. */
class InvariantsWatchedTest {
    @Test
    void theFigureCountsWhatDoesNotHoldUntilItIsMended() {
        try (var rooms = SomeRooms.of(Instant.parse("2026-11-26T02:00:00Z"))) {
            var figures = new SimpleMeterRegistry();
            var watched = new InvariantsWatched(rooms.door(Invariants.class), figures);
            var database = rooms.door(DSLContext.class);
            var broken = figures.get("throughline.invariants.broken").gauge();

            watched.look();
            assertThat(broken.value()).isZero();

            database.execute("""
                    insert into dispatch.search (work_order, state, since, next_at, owner_kind)
                    values (gen_random_uuid(), 'stuck', now(), now() - interval '1 hour', 'dispatcher')
                    """);
            watched.look();
            assertThat(broken.value())
                    .as("an order that is over, and a step that is overdue")
                    .isEqualTo(2);

            database.execute("delete from dispatch.search");
            watched.look();
            assertThat(broken.value()).isZero();
        }
    }
}
