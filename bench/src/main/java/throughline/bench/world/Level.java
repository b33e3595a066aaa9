package throughline.bench.world;

/** What can be agreed. Times as in the agreement's columns. */
record Level(String plan, String hours, int entrapmentMinutes, int urgentMinutes, int normalHours) {
    static final Level[] ALL = {
        new Level("Care", "8-16", 60, 480, 40),
        new Level("Care Day", "7-19", 60, 240, 24),
        new Level("Care Plus", "24/7", 45, 120, 16),
        new Level("Care First", "24/7", 30, 60, 8)
    };
    static final int[] WEIGHTS = {40, 25, 25, 10};
    static final int WEIGHT = 100;
}
