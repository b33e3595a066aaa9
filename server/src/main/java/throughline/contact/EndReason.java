package throughline.contact;

import java.util.Locale;

/** What ended the conversation on the wire. */
public enum EndReason {
    CALLER_LEFT,
    CALLER_HUNG_UP,
    AGENT_HUNG_UP,
    CONNECTION_LOST,
    SERVER_STOPPED,
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
