package throughline.rota;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Refused;

/**
 * Something that must be looked at before a rota is published.
 *
 * @param kind {@code gap}, {@code rest}, {@code callout} (the rest after one in the night) or {@code stand-in-away}
 * @param from of a gap its beginning; of a rest its beginning too
 * @param technician of a gap, whose turn it would be
 */
public record Problem(
        String kind,
        int rank,
        Instant from,
        Instant to,
        @Nullable UUID technician,
        @Nullable String name) {
    static final String GAP = "gap";
    static final String REST = "rest";
    static final String CALLOUT = "callout";
    static final String STAND_IN_AWAY = "stand-in-away";

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter HOUR_OF_TWO = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");

    /** The first of them as a sentence, with how many there are; all of them go along. */
    static Refused refusal(List<Problem> all, String area, ZoneId zone) {
        return all.getFirst().refused(area, zone, all.size()).showing(all);
    }

    private Refused refused(String area, ZoneId zone, int many) {
        var begins = hour(from, zone);
        var ends = hour(to, zone);
        return switch (kind) {
            case GAP ->
                name == null
                        ? new Refused(
                                "rota.gap",
                                "Nobody is number {0} on call in {1} from {2} to {3}. To look at in all: {4}.",
                                rank,
                                area,
                                begins,
                                ends,
                                many)
                        : new Refused(
                                "rota.gap-away",
                                "Nobody is number {0} on call in {1} from {2} to {3}: it would be the turn of {5}. To look at in all: {4}.",
                                rank,
                                area,
                                begins,
                                ends,
                                many,
                                name);
            case REST ->
                new Refused(
                        "rota.rest-broken",
                        "{0} has only from {2} to {3} to rest before the turn in {1}. To look at in all: {4}.",
                        String.valueOf(name),
                        area,
                        begins,
                        ends,
                        many);
            case CALLOUT ->
                new Refused(
                        "rota.rest-after-callout",
                        "{0} was out in the night until {2} and is not rested when the turn in {1} begins at {3}. To look at in all: {4}.",
                        String.valueOf(name),
                        area,
                        begins,
                        ends,
                        many);
            default ->
                new Refused(
                        "rota.stand-in-away",
                        "{0} stands in in {1} from {2} to {3} and is away. To look at in all: {4}.",
                        String.valueOf(name),
                        area,
                        begins,
                        ends,
                        many);
        };
    }

    /** On the wall; where the clocks show an hour twice, with its distance to UTC. */
    static String hour(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        boolean twice = zone.getRules().getValidOffsets(local.toLocalDateTime()).size() > 1;
        return (twice ? HOUR_OF_TWO : HOUR).format(local);
    }
}
