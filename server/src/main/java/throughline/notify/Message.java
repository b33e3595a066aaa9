package throughline.notify;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What we have to say to a caller about the request that they made, to whoever owns a lift or goes there about its alarm, and to administrators about what looks like fraud. The components are the places in the sentence of the same name;
 * {@link Sentences} says it.
 *
 * <p>{@code number} is the request's, {@code place} the unit and where it stands.
 */
public sealed interface Message {
    /** We have it. */
    record Received(String company, String number, String place) implements Message {}

    /** Somebody comes. */
    record Accepted(String company, String number, String technician, Instant arrivesAt) implements Message {}

    /** The time that we told does not hold. */
    record ArrivesLater(String company, String number, String technician, Instant arrivesAt) implements Message {}

    /** Whoever we told does not come, and somebody else does. */
    record ComesInstead(String company, String number, String technician, Instant arrivesAt) implements Message {}

    /** It is repaired. */
    record WorksAgain(String company, String number, String place) implements Message {}

    /** Somebody was there and must come again. */
    record LeftOutOfService(String company, String number, String place) implements Message {}

    /** Somebody comes again when the part is there, which is expected on that day. */
    record WaitsForPart(String company, String number, String place, LocalDate on) implements Message {}

    /** What somebody wrote to everybody who waits in an incident. */
    record AboutIncident(String company, String number, String words) implements Message {}

    /** Nobody comes. */
    record Cancelled(String company, String number) implements Message {}

    /** The alarm of a lift has not called by itself in time, and somebody goes there. */
    record TestCallMissing(String company, String number, String place, Instant since) implements Message {}

    /** For whoever goes there: what the line of the lift said when it was rung. */
    record LineAnswers(String phone) implements Message {}

    record LineIsBusy(String phone) implements Message {}

    record LineIsSilent(String phone) implements Message {}

    record LineWasNotTried() implements Message {}

    /** What the mails about these are called. */
    record LooksLikeFraud(String company) implements Message {}

    record CallsRefused(String company, int times, String link) implements Message {}

    record CallsTooDear(String company, String link) implements Message {}

    record CallsUnusual(String company, String link) implements Message {}

    record TextsHeldBack(String company, String link) implements Message {}

    record BillDiffers(String company, String link) implements Message {}
}
