package throughline.dispatch;

import org.jspecify.annotations.Nullable;

/** A place on the map, in degrees. */
public record Spot(double latitude, double longitude) {
    private static final double EARTH_KILOMETRES = 6_371;

    static @Nullable Spot of(@Nullable Double latitude, @Nullable Double longitude) {
        return latitude == null || longitude == null ? null : new Spot(latitude, longitude);
    }

    /** As the crow flies. */
    double kilometresTo(Spot other) {
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double between = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_KILOMETRES * Math.asin(Math.sqrt(Math.min(1, between)));
    }
}
