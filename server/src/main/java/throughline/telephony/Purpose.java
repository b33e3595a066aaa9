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
    DIALLED,
    /** The house hears whether the line of a lift picks up; nobody talks. */
    LINE_CHECK;

    /** People may be trapped at its other end: no limit and no stop ever holds it back, it is only noted. */
    public boolean isForPeopleInNeed() {
        return switch (this) {
            case OFFER, RING_BACK, EMERGENCY -> true;
            case TRIAL, DIALLED, LINE_CHECK -> false;
        };
    }

    /** The house chose number and hour: that such calls are short, at night and of one block of numbers is nothing unusual. */
    boolean isRoutine() {
        return this == LINE_CHECK;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
