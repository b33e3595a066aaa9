package throughline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids are never given twice and sort by the time they were made, also when the clock stands still. */
class IdsTest {
    private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void tenThousandInOneMillisecondAreDifferentAndInOrder() {
        var ids = new Ids(InstantSource.fixed(TEN));
        var made = Stream.generate(ids::next).limit(10_000).toList();
        assertThat(made).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.comparing(UUID::toString));
    }

    @Test
    void theyAreVersionSevenAndCarryTheTime() {
        var id = new Ids(InstantSource.fixed(TEN)).next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(Ids.madeAt(id)).isEqualTo(TEN);
        assertThat(Ids.madeAt(UUID.randomUUID())).isNull();
    }
}
