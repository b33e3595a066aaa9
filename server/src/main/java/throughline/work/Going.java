package throughline.work;

/** How far those have come who go to an order: as far as whoever of them is. */
public enum Going {
    ACCEPTED,
    ON_THE_WAY,
    ON_SITE,
    REPORT_DUE
}
