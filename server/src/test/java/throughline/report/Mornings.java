package throughline.report;

import throughline.testing.SomeRooms;

/** Looks now whether a morning has come, instead of at the next beat. */
public final class Mornings {
    private Mornings() {}

    public static void look(SomeRooms rooms) {
        var due = rooms.door(MorningReportsDue.class);
        due.stop(); // or it makes them at this moment, and what it has not committed is not seen
        due.make(rooms.clock().instant());
    }
}
