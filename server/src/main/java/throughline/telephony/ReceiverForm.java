package throughline.telephony;

import org.jspecify.annotations.Nullable;

/** What a person fills in about a {@link Receiver}; a patience that is left out is 8 seconds. */
public record ReceiverForm(
        @Nullable String side,
        @Nullable String number,
        @Nullable String profile,
        @Nullable Integer patienceSeconds,
        @Nullable Integer version) {}
