package throughline.voice.media;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who hears whom in one call, 50 times a second. Its methods belong to the call's owner; the {@link Runnable}s given to it run on
 * a media thread and only post a note. It never closes a leg.
 */
public final class CallSound {
    CallSound() {}

    public void caller(TrunkLeg leg) {
        throw new UnsupportedOperationException();
    }

    /**
     * Plays to the caller, replacing what played: the prompts in order, then music without end or silence.
     *
     * @param prompts names such as {@code en/greeting}
     * @param mustBeHeard how many of the first prompts make up the notice
     * @param noticeHeard runs when these are over (at the next tick when there are none); never after a replacement
     * @param allHeard runs when all prompts are over
     */
    public void play(
            List<String> prompts, int mustBeHeard, boolean thenMusic, Runnable noticeHeard, Runnable allHeard) {
        throw new UnsupportedOperationException();
    }

    /** Caller and agent hear each other; prompts and music stop. Neither muted nor held. */
    public void talkWith(BrowserLeg agent) {
        throw new UnsupportedOperationException();
    }

    /** The agent has left: the caller hears music. */
    public void withoutAgent() {
        throw new UnsupportedOperationException();
    }

    /** While muted the caller hears silence, the agent goes on hearing. */
    public void agentMuted(boolean muted) {
        throw new UnsupportedOperationException();
    }

    /** While held the caller hears music and the agent silence. */
    public void hold(boolean held) {
        throw new UnsupportedOperationException();
    }

    /**
     * Records from now on into this new file: stereo G.711 mu-law WAV, what the caller says left, what the agent says right (as
     * far as the caller may hear it). Folders are made. A disk that fails is logged and counted as gaps; the call goes on.
     */
    public void record(Path file) {
        throw new UnsupportedOperationException();
    }

    public Levels levels() {
        throw new UnsupportedOperationException();
    }

    /** Ends the sound and the recording, waiting until it is complete on disk; null when nothing was recorded. May be called twice. */
    public @Nullable Recording close() {
        throw new UnsupportedOperationException();
    }
}
