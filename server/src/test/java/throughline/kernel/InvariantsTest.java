package throughline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.testing.SomeRooms;

/** What must hold is looked at by name, and what does not hold is shown with its rows. */
class InvariantsTest {
    private static SomeRooms rooms;

    @BeforeAll
    static void open() {
        rooms = SomeRooms.of(Instant.parse("2026-11-26T02:00:00Z"));
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    @Test
    void aSearchForAnOrderThatDoesNotExistIsFoundWithItsRow() {
        var invariants = rooms.door(Invariants.class);
        assertThat(invariants.names()).contains("search_of_order_that_is_over", "seat_accepted_twice", "overdue");
        assertThat(invariants.broken()).isEmpty();

        rooms.door(DSLContext.class).execute("""
                insert into dispatch.search (work_order, state, since, next_at, owner_kind)
                values ('01a20ada-2c00-7017-a252-eae004e68ed8', 'stuck', now(), now() + interval '1 hour', 'dispatcher')
                """);

        assertThat(invariants.broken()).singleElement().satisfies(broken -> {
            assertThat(broken.view()).isEqualTo("search_of_order_that_is_over");
            assertThat(broken.rows()).singleElement().asString().contains("01a20ada-2c00-7017-a252-eae004e68ed8");
        });
    }
}
