package throughline.notify;

/**
 * The gateway as an administrator sees it: everything but what must stay secret. The settings of the kind that is not chosen stay as
 * they were.
 *
 * @param kind {@code http} or {@code smpp}
 * @param secretKept whether a secret for HTTP is kept; it is never shown
 * @param passwordKept whether a password for SMPP is kept; neither is that
 * @param payload whether a long text goes in one piece
 * @param aMinute so many texts may go within a minute, and {@code aDay} within a day
 * @param anHourEach so many of those that callers cause may go within an hour to numbers with the same beginning
 */
public record GatewaySettings(
        String kind,
        String url,
        boolean secretKept,
        String host,
        int port,
        boolean tls,
        String systemId,
        boolean passwordKept,
        String systemType,
        boolean payload,
        String sender,
        int aMinute,
        int aDay,
        int anHourEach,
        boolean enabled,
        int version) {
    static final GatewaySettings NONE = new GatewaySettings(
            "http",
            "",
            false,
            "",
            2775,
            false,
            "",
            false,
            "",
            false,
            "",
            Budget.OF_TEXTS.aMinute(),
            Budget.OF_TEXTS.aDay(),
            Budget.OF_TEXTS.anHourEach(),
            false,
            0);
}
