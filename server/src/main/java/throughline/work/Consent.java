package throughline.work;

import org.jspecify.annotations.Nullable;

/** What is decided where a visit is not covered and its price was read to the caller. Where it is covered nothing needs deciding. */
public sealed interface Consent {
    Consent NOT_ASKED = new NotAsked();

    /** Nobody has read a price. */
    record NotAsked() implements Consent {}

    /** Somebody says yes to the price. @param name of who does */
    record Given(String name) implements Consent {}

    /** The order waits until the hours begin. @param name of who says yes to the price inside the hours, where there is one */
    record Waits(@Nullable String name) implements Consent {}
}
