package throughline.request;

import org.jspecify.annotations.Nullable;

/** The three questions that come first; null while one is not answered. */
public record Safety(
        @Nullable Boolean trapped,
        @Nullable Boolean hurt,
        @Nullable Boolean fireOrWater) {
    public static final Safety UNKNOWN = new Safety(null, null, null);

    /** Enough is known to send somebody: all three, or that somebody is trapped, because then nobody waits for more answers. */
    public boolean isAnswered() {
        return isYes(trapped) || trapped != null && hurt != null && fireOrWater != null;
    }

    static boolean isYes(@Nullable Boolean answer) {
        return Boolean.TRUE.equals(answer);
    }
}
