package throughline.report;

import throughline.testing.SomeRooms;

/** Looks now whether a morning has come, instead of at the next beat. */
public final class Mornings {
    private Mornings() {}

    public static void look(SomeRooms rooms) {
        rooms.door(MorningReportsDue.class).make(rooms.clock().instant());
    }
}
