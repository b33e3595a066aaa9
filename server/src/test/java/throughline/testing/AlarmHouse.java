package throughline.testing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import throughline.house.Settings;

/** The rooms behind the wires of alarm devices: what a lift says becomes an alarm, with its calls and the order for it. */
public final class AlarmHouse {
    private static final List<String> ROOMS = List.of(
            "people",
            "customer",
            "asset",
            "notify",
            "contact",
            "work",
            "dispatch",
            "request",
            "routing",
            "bill",
            "telephony",
            "incident",
            "alarm");

    private AlarmHouse() {}

    /** @param wires rooms of the edge, such as {@code edge.dc09}, and others that are above alarms */
    public static SomeRooms with(Settings settings, Instant now, String... wires) {
        return heardBy(List.of(), settings, now, wires);
    }

    /** @param listeners hear what the rooms announce */
    public static SomeRooms heardBy(List<?> listeners, Settings settings, Instant now, String... wires) {
        var neighbours = Stream.concat(
                Stream.<Object>of(new KeptTexts(), new KeptTexts.NoWire(), settings, new SimpleMeterRegistry()),
                listeners.stream());
        return SomeRooms.beside(
                neighbours.toList(),
                now,
                Stream.concat(ROOMS.stream(), Stream.of(wires)).toArray(String[]::new));
    }
}
