package throughline.voice;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import throughline.voice.media.tape.TapeKey;

/** What the application asks of a live call or line. A command for a call that is already over is quietly dropped. */
public sealed interface CallCommand {
    CallId call();

    /** The contact is on record: send 180 Ringing. */
    record Ring(CallId call) implements CallCommand {}

    /** Refuse with a final SIP status, 400–699. */
    record Refuse(CallId call, int sipStatus) implements CallCommand {}

    /** Send 200 OK with our SDP, and start the caller's sound (silence until {@link Play}). */
    record Answer(CallId call) implements CallCommand {}

    /**
     * Play to the caller: the prompts in order, then hold music without end when {@code thenMusic}. Replaces what was playing, but never
     * a talk. Asked before {@link Answer} it begins with it, so that no agent is fast enough to miss a notice that must be heard.
     *
     * @param prompts names of files under the prompt folder without their ending, such as {@code en/recording-notice}
     * @param mustBeHeard how many of the first prompts play to their end before an agent's answer connects (a recording notice)
     */
    record Play(CallId call, List<String> prompts, int mustBeHeard, boolean thenMusic) implements CallCommand {}

    /**
     * Send these tones to the caller and then silence, in place of what was playing, but never of a talk. {@link CallEvent.PromptsHeard}
     * tells of their end.
     */
    record SendTones(CallId call, List<Tone> tones) implements CallCommand {}

    /**
     * Hear keys within the caller's sound too, or no more. Without this only those count that come beside it (RFC 4733, SIP INFO), as no
     * voice is ever taken for them.
     */
    record HearKeysInSound(CallId call, boolean on) implements CallCommand {}

    /**
     * Say these prompts to everybody in the call, over whatever they say; while nobody talks they are played to the caller. They are not
     * recorded.
     */
    record Announce(CallId call, List<String> prompts) implements CallCommand {}

    /**
     * Ring this agent's browser. {@code card} is shown as it is beside the ringing call (who, which queue); voice does not read it.
     */
    record Offer(CallId call, LineId line, Map<String, String> card) implements CallCommand {}

    /** Stop ringing this agent's browser; answered by {@link CallEvent.OfferRefused} with WITHDRAWN unless she was first. */
    record Withdraw(CallId call, LineId line) implements CallCommand {}

    /** Record both sides from the moment they are bridged, into this file, sealed with this key. */
    record Record(CallId call, Path file, TapeKey key) implements CallCommand {}

    /**
     * Place a call through the trunk. {@code call} is new and chosen by the application.
     *
     * @param to the number to call, E.164 or as the trunk wants it
     * @param trunk host:port of the next SIP hop, {@code ;transport=tcp} allowed
     */
    record Dial(CallId call, String to, String from, String trunk) implements CallCommand {}

    /** End the call: BYE, CANCEL or a final refusal, whichever fits its state. */
    record HangUp(CallId call) implements CallCommand {}
}
