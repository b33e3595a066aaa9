package throughline.voice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.kernel.Refused;
import throughline.voice.media.BrowserLeg;
import throughline.voice.media.LegListener;

/**
 * One agent's line and its owner: her tabs, her sound, and the one call that it shows. Several tabs may look, one is active. The
 * call itself is owned by its {@link LiveCall}; this one only forwards what the agent wants, and shows what comes back.
 */
final class Line {
    private static final Logger log = LoggerFactory.getLogger(Line.class);

    private sealed interface Sound {
        record None() implements Sound {}

        record Lost() implements Sound {}

        record Connecting(BrowserLeg leg, LineNote.BrowserLegWatch watch) implements Sound {}

        record Up(BrowserLeg leg, LineNote.BrowserLegWatch watch) implements Sound {}

        default String onTheWire() {
            return switch (this) {
                case None _ -> "none";
                case Lost _ -> "lost";
                case Connecting _ -> "connecting";
                case Up _ -> "up";
            };
        }
    }

    /** @param awayUntil the grace time's end while the browser is away, else null */
    private record Current(
            LiveCall call, CallView view, @Nullable Instant awayUntil) {
        boolean rings() {
            return view.state() == CallView.State.RINGING;
        }

        boolean is(String id) {
            return view.id().equals(id);
        }
    }

    /** Sound that pauses for longer has ended: a browser sends fifty packets a second, also while its person says nothing. */
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final LineId id;
    private final Exchange exchange;
    private final Mailbox<LineNote> mailbox;
    private final List<Tab> tabs = new ArrayList<>();
    private @Nullable Tab active;
    private long activeSince;
    /** The tab that came while another one talked on without its socket: next when that one falls silent. */
    private @Nullable Tab next;

    private Sound sound = new Sound.None();
    /** The name of the tab that opened the sound. */
    private String speaker = "";

    private @Nullable Current current;
    private long snapshots;
    private volatile boolean up;
    private volatile boolean inUse;
    private volatile boolean away;

    Line(LineId id, Exchange exchange) {
        this.id = id;
        this.exchange = exchange;
        mailbox = new Mailbox<>("line-" + id, this::handle);
        mailbox.start();
    }

    boolean isUp() {
        return up;
    }

    boolean inUse() {
        return inUse;
    }

    void post(LineNote note) {
        mailbox.post(note);
    }

    void awaitEnd(Duration atMost) throws InterruptedException {
        mailbox.awaitEnd(atMost);
    }

    void messageRefused() {
        exchange.lineMessageRefused();
    }

    /** Called four times a second by the exchange, from its thread. */
    void tick() {
        if (away) {
            post(new LineNote.Due());
        }
    }

    private boolean handle(LineNote note) {
        try {
            read(note);
        } catch (RuntimeException fault) {
            log.error(
                    "Line {} could not take a note of kind {}",
                    id,
                    note.getClass().getSimpleName(),
                    fault);
        }
        away = current != null && current.awayUntil() != null || sound instanceof Sound.Up && !up;
        inUse = !tabs.isEmpty() || current != null || sound instanceof Sound.Up;
        return !(note instanceof LineNote.Shutdown);
    }

    private void read(LineNote note) {
        switch (note) {
            case LineNote.Connected(var tab) -> tabs.add(tab);
            case LineNote.Said(var tab, var message) -> said(tab, message);
            case LineNote.Disconnected(var tab) -> disconnected(tab);
            case LineNote.Dropped(var why) -> drop(why);
            case LineNote.SoundUp(var watch) -> soundUp(watch);
            case LineNote.SoundDown(var watch, var why) -> {
                if (watch == watched()) {
                    log.info("Line {} lost its sound: {}", id, why);
                    soundGone(why, new Sound.Lost());
                    nextTab();
                }
            }
            case LineNote.Ring(var call, var view) -> ring(call, view);
            case LineNote.Shows(var call, var view) -> {
                if (current != null && current.call().id().equals(call)) {
                    show(new Current(current.call(), view, current.awayUntil()));
                }
            }
            case LineNote.Gone(var call) -> {
                if (current != null && current.call().id().equals(call)) {
                    show(null);
                }
            }
            case LineNote.Heard(var _, var levels) -> {
                if (active != null) {
                    active.send(LineProtocol.levels(levels));
                }
            }
            case LineNote.Due _ -> due();
            case LineNote.Shutdown _ -> drop("The server stops.");
        }
    }

    private void said(Tab tab, LineMessage message) {
        if (!(message instanceof LineMessage.Hello || message instanceof LineMessage.TakeOver) && tab != active) {
            tab.refuse(new Refused("line.view-only", "This tab only looks on. Take the line over to use it here."));
            return;
        }
        switch (message) {
            case LineMessage.Hello(var name) -> hello(tab, name);
            case LineMessage.TakeOver _ -> takeOver(tab);
            case LineMessage.Open(var sdp) -> open(tab, sdp);
            case LineMessage.Close _ -> soundGone("The agent closed the line.", new Sound.None());
            case LineMessage.OfCall ofCall -> {
                if (current != null && current.is(ofCall.call())) {
                    wants(tab, current, ofCall);
                } else {
                    tellAll(); // the call went while the agent pressed: show her
                }
            }
        }
    }

    private void wants(Tab tab, Current shown, LineMessage.OfCall message) {
        var call = shown.call();
        switch (message) {
            case LineMessage.Drawn _ -> call.post(new CallNote.Drawn(id));
            case LineMessage.Answer _ -> {
                if (sound instanceof Sound.Up(var leg, var _)) {
                    call.post(new CallNote.Taken(id, leg));
                } else {
                    tab.refuse(new Refused(
                            "line.no-sound", "The line has no sound yet. Check the microphone, then answer."));
                }
            }
            case LineMessage.Decline _ -> {
                if (shown.rings()) {
                    call.post(new CallNote.LineRefused(id, CallEvent.OfferEnd.DECLINED));
                    show(null);
                }
            }
            case LineMessage.Hold(var _, var on) -> call.post(new CallNote.Hold(id, on));
            case LineMessage.Mute(var _, var on) -> call.post(new CallNote.Mute(id, on));
            case LineMessage.HangUp _ -> call.post(new CallNote.HungUp(id));
        }
    }

    private void hello(Tab tab, String name) {
        tab.named(name);
        var before = active;
        if (before != null && before != tab && before.name().equals(name)) {
            disconnected(before); // its new socket was faster than the old one's end
        }
        if (active == null) {
            if (anotherSpeaks(tab)) {
                next = tab;
            } else {
                become(tab);
            }
        }
        tellAll();
    }

    /** Her other tab talks on without its socket. It will come back, and until then this one may look on or take over. */
    private boolean anotherSpeaks(Tab tab) {
        return !tab.name().equals(speaker) && sound instanceof Sound.Up(var leg, var _) && speaks(leg);
    }

    private void nextTab() {
        if (active == null && next != null) {
            become(next);
            tellAll();
        }
    }

    private void become(Tab tab) {
        active = tab;
        activeSince = System.nanoTime();
        next = null;
        if (!tab.name().equals(speaker)) {
            soundGone("Another tab has the line.", new Sound.None());
        }
    }

    private void takeOver(Tab tab) {
        if (active != tab) {
            become(tab);
            tellAll();
        }
    }

    private void disconnected(Tab tab) {
        tabs.remove(tab);
        if (next == tab) {
            next = null;
        }
        if (active == tab) {
            active = null;
            if (sound instanceof Sound.Up(var leg, var _) && speaks(leg)) {
                nobodyLooks();
            } else {
                soundGone("The browser has left.", new Sound.None());
            }
        }
    }

    /** Only the socket is gone, perhaps for a moment: a talk goes on beside it, but nothing may ring that nobody sees. */
    private void nobodyLooks() {
        if (current != null && current.rings()) {
            leaveCallForNow();
        }
        down("Nobody looks at the line.");
        tellAll();
    }

    private static boolean speaks(BrowserLeg leg) {
        return leg.heardSince(System.nanoTime() - PAUSE_NANOS);
    }

    private void down(String why) {
        if (up) {
            up = false;
            exchange.events().tell((number, at) -> new CallEvent.LineDown(number, at, id, why));
        }
    }

    private void up() {
        up = true;
        exchange.events().tell((number, at) -> new CallEvent.LineUp(number, at, id));
    }

    private void open(Tab tab, String sdp) {
        var watch = new LineNote.BrowserLegWatch();
        try {
            var leg = exchange.media().openBrowserLeg(sdp, listener(watch));
            soundGone("The browser opens its sound anew.", new Sound.None());
            sound = new Sound.Connecting(leg, watch);
            speaker = tab.name();
            tab.send(LineProtocol.opened(leg.answerSdp()));
            tellAll();
        } catch (Refused refused) {
            tab.refuse(refused);
        }
    }

    private LegListener listener(LineNote.BrowserLegWatch watch) {
        return new LegListener() {
            @Override
            public void up() {
                post(new LineNote.SoundUp(watch));
            }

            @Override
            public void digit(char digit) {}

            @Override
            public void down(String why) {
                post(new LineNote.SoundDown(watch, why));
            }
        };
    }

    LineNote.@Nullable BrowserLegWatch watched() {
        return switch (sound) {
            case Sound.None _, Sound.Lost _ -> null;
            case Sound.Connecting(var _, var watch) -> watch;
            case Sound.Up(var _, var watch) -> watch;
        };
    }

    private void soundUp(LineNote.BrowserLegWatch watch) {
        if (sound instanceof Sound.Connecting(var leg, var expected) && expected == watch) {
            sound = new Sound.Up(leg, watch);
            up();
            if (current != null && current.awayUntil() != null) {
                current.call().post(new CallNote.LineBack(id, leg));
                current = new Current(current.call(), current.view(), null);
            }
            tellAll();
        }
    }

    private void soundGone(String why, Sound next) {
        var before = sound;
        sound = next;
        switch (before) {
            case Sound.None _, Sound.Lost _ -> {
                return;
            }
            case Sound.Connecting(var leg, var _) -> leg.close();
            case Sound.Up(var leg, var _) -> {
                leg.close();
                leaveCallForNow();
                down(why);
            }
        }
        tellAll();
    }

    private void leaveCallForNow() {
        var shown = current;
        if (shown == null) {
            return;
        }
        if (shown.rings()) {
            shown.call().post(new CallNote.LineRefused(id, CallEvent.OfferEnd.LINE_DOWN));
            current = null;
        } else {
            shown.call().post(new CallNote.LineAway(id));
            current = new Current(
                    shown.call(),
                    shown.view(),
                    exchange.now().plus(exchange.settings().lineGrace()));
        }
    }

    private void ring(LiveCall call, CallView view) {
        if (current != null) {
            call.post(new CallNote.LineRefused(id, CallEvent.OfferEnd.LINE_BUSY));
        } else if (!up) {
            call.post(new CallNote.LineRefused(id, CallEvent.OfferEnd.LINE_DOWN));
        } else {
            show(new Current(call, view, null));
        }
    }

    private void due() {
        if (sound instanceof Sound.Up(var leg, var _) && !up) {
            if (!speaks(leg)) {
                soundGone("The browser has left.", new Sound.None());
                nextTab();
            } else if (active != null && leg.heardSince(activeSince)) {
                up();
            }
        }
        var shown = current;
        if (shown != null && shown.awayUntil() != null && !exchange.now().isBefore(shown.awayUntil())) {
            shown.call().post(new CallNote.LineLeft(id));
            show(null);
        }
    }

    private void drop(String why) {
        soundGone(why, new Sound.None());
        if (current != null) {
            current.call().post(new CallNote.LineLeft(id));
            current = null;
        }
        active = null;
        next = null;
        tabs.forEach(tab -> tab.close(why));
        tabs.clear();
    }

    private void show(@Nullable Current next) {
        current = next;
        tellAll();
    }

    private void tellAll() {
        snapshots++;
        var view = current == null ? null : current.view();
        for (var tab : tabs) {
            tab.send(LineProtocol.snapshot(snapshots, tab == active, sound.onTheWire(), view));
        }
    }
}
