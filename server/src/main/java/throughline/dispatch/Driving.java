package throughline.dispatch;

/**
 * How long a way takes, as a guess: nobody knows the road and its traffic.
 *
 * @param kmPerHour from door to door
 * @param detourPercent so much longer than the straight line is the road
 */
record Driving(int kmPerHour, int detourPercent) {
    /** At least one, for a door is found and a car is parked. */
    int minutes(double kilometres) {
        double road = kilometres * (100 + detourPercent) / 100;
        return Math.max(1, (int) Math.round(road * 60 / kmPerHour));
    }
}
