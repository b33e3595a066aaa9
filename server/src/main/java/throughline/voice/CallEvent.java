package throughline.voice;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * What happened on the wire, told in order for each call. {@code number} grows by one over all events of this process, so a
 * reader that was away knows what it missed.
 */
public sealed interface CallEvent {
    long number();

    Instant at();

    /** Events of one call. */
    sealed interface OfCall extends CallEvent {
        CallId call();
    }

    /** Events of one agent's line. */
    sealed interface OfLine extends CallEvent {
        LineId line();
    }

    /**
     * An INVITE from an allowed address. The caller has heard nothing yet (only 100 Trying went out): answer with
     * {@link CallCommand.Ring} once the contact is on record, or {@link CallCommand.Refuse}.
     *
     * @param from the caller's number as the wire wrote it, empty when withheld
     * @param dialled the user part of the Request-URI
     * @param peer the address and transport that it came from, such as {@code 127.0.0.1:5061/udp}
     * @param sipCallId the wire's Call-ID, for tracing with the carrier
     */
    record Arrived(
            long number,
            Instant at,
            CallId call,
            String from,
            String displayName,
            String dialled,
            String peer,
            String sipCallId)
            implements OfCall {}

    /** A call that we placed is ringing at the other end. */
    record Ringing(long number, Instant at, CallId call) implements OfCall {}

    /** The 200 was acknowledged: sound flows between the caller and us. For a placed call: they picked up. */
    record Answered(long number, Instant at, CallId call) implements OfCall {}

    /** All of the last {@link CallCommand.Play} or {@link CallCommand.SendTones} was heard to their end (a looping one never is). */
    record PromptsHeard(long number, Instant at, CallId call) implements OfCall {}

    /** The caller pressed a key (RFC 4733, SIP INFO, or asked for within the sound): 0–9, *, #, A–D. */
    record DigitPressed(long number, Instant at, CallId call, char digit) implements OfCall {}

    /** The agent's browser has drawn the ringing call ("drawn" came back from it). */
    record OfferDrawn(long number, Instant at, CallId call, LineId line) implements OfCall {}

    /** The agent answered: from now on the two hear each other. */
    record Bridged(long number, Instant at, CallId call, LineId line) implements OfCall {}

    /** The agent, or her line, did not take the offered call. The caller goes on waiting. */
    record OfferRefused(long number, Instant at, CallId call, LineId line, OfferEnd why) implements OfCall {}

    /** The line left a call in progress for longer than the grace time. The caller hears music and waits. */
    record LineLeft(long number, Instant at, CallId call, LineId line) implements OfCall {}

    record Held(long number, Instant at, CallId call, boolean byAgent) implements OfCall {}

    record Resumed(long number, Instant at, CallId call, boolean byAgent) implements OfCall {}

    record Muted(long number, Instant at, CallId call, boolean muted) implements OfCall {}

    /** The recording is complete on disk. */
    record RecordingClosed(long number, Instant at, CallId call, Path file, Duration length, int gaps)
            implements OfCall {}

    /**
     * The call is over; nothing more is told of it. Every {@link Arrived} and every {@link CallCommand.Dial} gets exactly one.
     *
     * @param sipStatus the final answer to its INVITE: 200 when it stood, 487 when the caller gave up before, else the failure
     */
    record Ended(long number, Instant at, CallId call, EndReason reason, int sipStatus) implements OfCall {}

    /** The line's sound is up (ICE, DTLS and first packets seen): the agent may be offered calls. */
    record LineUp(long number, Instant at, LineId line) implements OfLine {}

    /**
     * The line's sound is gone: consent expired, browser closed or reloaded, or signed out. Told at once, also within a call; the
     * call itself is left only by {@link LineLeft}, after the grace time.
     */
    record LineDown(long number, Instant at, LineId line, String why) implements OfLine {}

    /** Why an offered call was not taken. */
    enum OfferEnd {
        DECLINED,
        LINE_DOWN,
        LINE_BUSY,
        WITHDRAWN
    }

    /** Who or what ended a call. */
    enum EndReason {
        /** CANCEL before our answer, or BYE while waiting: the caller gave up. */
        CALLER_LEFT,
        /** BYE from the caller after an agent had talked with them. */
        CALLER_HUNG_UP,
        AGENT_HUNG_UP,
        /** {@link CallCommand.HangUp} or {@link CallCommand.Refuse} from the application. */
        APPLICATION,
        /** Session timer ran out (RFC 4028), no ACK to our 200, or no sound for the limit. */
        PEER_SILENT,
        /** Nothing in common to talk with, unreachable, or refused by the other end. */
        FAILED,
        /** This server stopped. */
        SHUTDOWN
    }
}
