package throughline.telephony;

import java.util.Locale;

/** What a call out is for. */
public enum Purpose {
    /** A technician is asked whether they take a job. */
    OFFER,
    /** A lift is called back. */
    RING_BACK,
    EMERGENCY,
    /** An administrator tries the carrier. */
    TRIAL,
    /** Somebody dialled. */
    DIALLED;

    /** People may be trapped at its other end: no limit and no stop ever holds it back, it is only noted. */
    public boolean isForPeopleInNeed() {
        return switch (this) {
            case OFFER, RING_BACK, EMERGENCY -> true;
            case TRIAL, DIALLED -> false;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
