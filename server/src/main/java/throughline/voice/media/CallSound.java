package throughline.voice.media;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import throughline.voice.media.rtp.G711;
import throughline.voice.media.tape.Recorder;
import throughline.voice.media.tape.Tape;
import throughline.voice.media.tape.TapeKey;

/**
 * Who hears whom in one call, 50 times a second. Its methods belong to the call's owner; the {@link Runnable}s given to it run on
 * a media thread and only post a note. It never closes a leg.
 */
public final class CallSound implements Ticker.Ticking {
    private final Ticker ticker;
    private final Prompts prompts;
    private final byte[] music;
    private final Recorder recorder;
    private final Consumer<CallSound> release;
    private final LevelMeter callerLevel = new LevelMeter();
    private final LevelMeter agentLevel = new LevelMeter();
    private final byte[] fromCaller = new byte[G711.FRAME];
    private final byte[] fromAgent = new byte[G711.FRAME];
    private final byte[] toCaller = new byte[G711.FRAME];
    private final byte[] toAgent = new byte[G711.FRAME];
    private final byte[] overBoth = new byte[G711.FRAME];
    private final byte[] silence = new byte[G711.FRAME];
    private volatile @Nullable TrunkLeg caller;
    private volatile Scene scene = new Scene.Silent();
    private @Nullable Tape tape;
    private boolean closed;

    CallSound(Ticker ticker, Prompts prompts, byte[] music, Recorder recorder, Consumer<CallSound> release) {
        this.ticker = ticker;
        this.prompts = prompts;
        this.music = music;
        this.recorder = recorder;
        this.release = release;
        Arrays.fill(silence, G711.SILENCE);
    }

    public void caller(TrunkLeg leg) {
        caller = leg;
    }

    /**
     * Plays to the caller, replacing what played: the prompts in order, then music without end or silence. Begins, and goes on, only
     * while the caller can hear it.
     *
     * @param names such as {@code en/greeting}
     * @param mustBeHeard how many of the first prompts make up the notice
     * @param noticeHeard runs when these are over (at the next tick when there are none); never after a replacement
     * @param allHeard runs when all prompts are over
     */
    public void play(List<String> names, int mustBeHeard, boolean thenMusic, Runnable noticeHeard, Runnable allHeard) {
        var sounds = names.stream().map(prompts::get).toList();
        var after = thenMusic ? music : new byte[0];
        scene = new Scene.Playing(new Playlist(sounds, mustBeHeard, after, noticeHeard, allHeard));
    }

    /** Lets the caller hear this, replacing what played, and then silence. As for the rest see {@link #play}. */
    public void send(byte[] sound, Runnable allHeard) {
        scene = new Scene.Playing(new Playlist(List.of(sound), 0, new byte[0], () -> {}, allHeard));
    }

    /** Caller and agent hear each other; prompts and music stop. Neither muted nor held. */
    public void talkWith(BrowserLeg agent) {
        agent.listenAnew();
        scene = new Scene.Talking(agent, false, false, Playlist.ofMusic(music), Playlist.ofPrompts(List.of()));
    }

    /** The agent has left: the caller hears music. */
    public void withoutAgent() {
        scene = new Scene.Playing(Playlist.ofMusic(music));
    }

    /** Both hear these prompts over what they say, muted or held. Nothing happens while nobody talks. */
    public void announce(List<String> names) {
        var said = Playlist.ofPrompts(names.stream().map(prompts::get).toList());
        if (scene instanceof Scene.Talking talk) scene = talk.announcing(said);
    }

    /** While muted the caller hears silence, the agent goes on hearing. */
    public void agentMuted(boolean muted) {
        if (scene instanceof Scene.Talking talk) scene = talk.withMuted(muted);
    }

    /** While held the caller hears music and the agent silence. */
    public void hold(boolean held) {
        if (scene instanceof Scene.Talking talk) scene = talk.withHeld(held);
    }

    /**
     * Records from now on into this new file, sealed with this key: what the caller says left, what the agent says right (as far as
     * the caller may hear it). Folders are made. A disk that fails is logged and counted as gaps; the call goes on.
     */
    public synchronized void record(Path file, TapeKey key) {
        if (tape == null && !closed) tape = recorder.begin(file, key);
    }

    public Levels levels() {
        return new Levels(callerLevel.level(), agentLevel.level());
    }

    /** Ends the sound and the recording, waiting until it is complete on disk; null when nothing was recorded. May be called twice. */
    public @Nullable Recording close() {
        ticker.remove(this);
        release.accept(this);
        var finished = end();
        if (finished == null) return null;
        finished.finish();
        return new Recording(finished.file(), finished.length(), finished.gaps());
    }

    private synchronized @Nullable Tape end() {
        var last = tape;
        tape = null;
        closed = true;
        return last;
    }

    @Override
    public void tick() {
        var leg = caller;
        if (leg == null) Arrays.fill(fromCaller, G711.SILENCE);
        else leg.hear(fromCaller);
        var agentsPart = act(scene, leg != null && leg.isListening());
        if (leg != null) leg.say(toCaller);
        callerLevel.heard(fromCaller);
        agentLevel.heard(agentsPart);
        keep(agentsPart);
    }

    /** Fills what the caller hears, lets the agent hear the caller, and gives what the agent says in the call. */
    private byte[] act(Scene now, boolean callerListens) {
        return switch (now) {
            case Scene.Silent() -> hear(silence, silence);
            case Scene.Playing(var list) -> {
                if (!callerListens) yield hear(silence, silence);
                list.next(toCaller);
                yield silence;
            }
            case Scene.Talking(var agent, var muted, var held, var hold, var announced) -> {
                agent.hear(fromAgent);
                System.arraycopy(held ? silence : fromCaller, 0, toAgent, 0, toAgent.length);
                var agentsPart = held || muted ? silence : fromAgent;
                if (held) hold.next(toCaller);
                else hear(agentsPart, agentsPart);
                if (announced.hasPromptsLeft()) {
                    announced.next(overBoth);
                    G711.add(overBoth, toAgent);
                    G711.add(overBoth, toCaller);
                }
                agent.say(toAgent);
                yield agentsPart;
            }
        };
    }

    private byte[] hear(byte[] caller, byte[] agentsPart) {
        System.arraycopy(caller, 0, toCaller, 0, toCaller.length);
        return agentsPart;
    }

    private synchronized void keep(byte[] agentsPart) {
        if (tape != null) tape.add(fromCaller, agentsPart);
    }
}
