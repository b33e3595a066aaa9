package throughline.voice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.kernel.Refused;
import throughline.voice.CallEvent.EndReason;
import throughline.voice.media.CallSound;
import throughline.voice.media.LegListener;
import throughline.voice.sip.IncomingCall;
import throughline.voice.sip.PlacedCall;
import throughline.voice.sip.Sdp;
import throughline.voice.sip.SipCall;
import throughline.voice.sip.SipNote;

/**
 * One live call and its owner. Everybody else leaves notes; whatever fails in here ends this call alone. It is in the exchange's
 * list from its beginning to its end, and its end is told exactly once.
 */
final class LiveCall {
    private static final Logger log = LoggerFactory.getLogger(LiveCall.class);

    /** 64 times T1: so long a 200 is repeated while no ACK comes (RFC 3261, section 13.3.1.4). */
    private static final Duration ACK_PATIENCE = Duration.ofSeconds(32);

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int TIMEOUT = 408;
    private static final int REQUEST_TERMINATED = 487;
    private static final int NOT_ACCEPTABLE_HERE = 488;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private sealed interface Stage {
        /** Nothing final was said; perhaps it rings. */
        record Arriving(IncomingCall wire) implements Stage {}

        /** The 200 is out, the ACK is not in. */
        record Unacknowledged(IncomingCall wire) implements Stage {}

        record Dialling(CallCommand.Dial dial) implements Stage {}

        record Placing(PlacedCall wire) implements Stage {}

        record Standing(SipCall wire) implements Stage {}

        record Over() implements Stage {}
    }

    private final CallId id;
    private final Exchange exchange;
    private final AgentSide agent;
    private final Mailbox<CallNote> mailbox;
    private Stage stage;
    private @Nullable CallerSide caller;
    private CallCommand.@Nullable Record recordTo;
    private CallCommand.@Nullable Play playOnceAnswered;
    private boolean recording;
    private boolean awaitsTheirAnswer;
    private boolean refreshSent;
    private boolean ringingTold;
    private int plays;
    private volatile long dueAt = Long.MAX_VALUE;
    private volatile boolean watched;

    static LiveCall arriving(CallId id, IncomingCall wire, Exchange exchange) {
        return new LiveCall(id, new Stage.Arriving(wire), exchange);
    }

    static LiveCall dialling(CallCommand.Dial dial, Exchange exchange) {
        return new LiveCall(dial.call(), new Stage.Dialling(dial), exchange);
    }

    private LiveCall(CallId id, Stage stage, Exchange exchange) {
        this.id = id;
        this.stage = stage;
        this.exchange = exchange;
        agent = new AgentSide(this, exchange);
        mailbox = new Mailbox<>("call-" + id, this::handle);
    }

    CallId id() {
        return id;
    }

    /** Once, when the exchange has it in its list: what the first event brings about must find it there. */
    void begin() {
        mailbox.start();
        post(new CallNote.Begun());
    }

    void post(CallNote note) {
        mailbox.post(note);
    }

    void awaitEnd(Duration atMost) throws InterruptedException {
        mailbox.awaitEnd(atMost);
    }

    /** Reads the clock for this call: called four times a second by the exchange, from its thread. */
    void tick(Instant now) {
        if (now.toEpochMilli() >= dueAt) {
            post(new CallNote.Due());
        }
        if (watched) {
            post(new CallNote.Beat());
        }
    }

    private boolean handle(CallNote note) {
        try {
            read(note);
        } catch (Refused refused) {
            log.info("Call {} cannot go on: {}", id, refused.code());
            finish(EndReason.FAILED, UNAVAILABLE);
        } catch (Throwable fault) {
            log.error("Call {} failed; the others go on", id, fault);
            finish(EndReason.FAILED, SERVER_ERROR);
        }
        watched = agent.bridged();
        return !(stage instanceof Stage.Over);
    }

    private void read(CallNote note) {
        switch (note) {
            case CallNote.Begun _ -> begun();
            case CallNote.FromWire(var said) -> hear(said);
            case CallNote.Asked(var command) -> obey(command);
            case CallNote.KeyPressed(var key) -> pressed(key);
            case CallNote.SoundLost _ -> finish(EndReason.FAILED, SERVER_ERROR);
            case CallNote.NoticeHeard(var play) -> {
                if (play == plays) {
                    agent.noticeHeard();
                }
            }
            case CallNote.AllHeard(var play) -> {
                if (play == plays) {
                    exchange.events().tell((number, at) -> new CallEvent.PromptsHeard(number, at, id));
                }
            }
            case CallNote.Due _ -> due();
            case CallNote.Beat _ -> beat();
            case CallNote.Shutdown _ -> finish(EndReason.SHUTDOWN, UNAVAILABLE);
            case CallNote.FromLine fromLine -> agent.hear(fromLine);
        }
    }

    private void begun() {
        switch (stage) {
            case Stage.Arriving(var wire) ->
                exchange.events()
                        .tell((number, at) -> new CallEvent.Arrived(
                                number,
                                at,
                                id,
                                wire.from(),
                                wire.displayName(),
                                wire.dialled(),
                                wire.peer(),
                                wire.callId()));
            case Stage.Dialling(var dial) -> dial(dial);
            case Stage.Unacknowledged _, Stage.Placing _, Stage.Standing _, Stage.Over _ ->
                throw new IllegalStateException("A call begins once.");
        }
    }

    private void dial(CallCommand.Dial dial) {
        var side = openCaller();
        try {
            var placed = exchange.wire()
                    .place(
                            dial.to(),
                            dial.from(),
                            dial.trunk(),
                            side.offer(),
                            said -> post(new CallNote.FromWire(said)));
            stage = new Stage.Placing(placed);
        } catch (IllegalArgumentException _) {
            log.info("Call {} cannot be placed: the number or the trunk is not what SIP can say", id);
            finish(EndReason.FAILED, BAD_REQUEST);
        }
    }

    private void obey(CallCommand command) {
        switch (command) {
            case CallCommand.Ring _ -> {
                if (stage instanceof Stage.Arriving(var wire)) {
                    wire.ring();
                }
            }
            case CallCommand.Answer _ -> {
                if (stage instanceof Stage.Arriving(var wire)) {
                    answer(wire);
                }
            }
            case CallCommand.Refuse(var _, var status) -> {
                if (stage instanceof Stage.Arriving) {
                    finish(EndReason.APPLICATION, status);
                }
            }
            case CallCommand.Play play -> play(play);
            case CallCommand.Announce(var call, var prompts) -> {
                var side = caller;
                if (side != null && agent.bridged()) {
                    side.sound().announce(prompts);
                } else if (side != null) {
                    play(new CallCommand.Play(call, prompts, 0, false));
                }
            }
            case CallCommand.SendTones(var _, var tones) -> send(tones);
            case CallCommand.HearKeysInSound(var _, var on) -> {
                if (caller != null) {
                    caller.hearKeysInSound(on);
                }
            }
            case CallCommand.Offer offer -> agent.offer(offer);
            case CallCommand.Withdraw(var _, var line) -> agent.withdraw(line);
            case CallCommand.Record record -> {
                recordTo = record;
                if (agent.bridged()) {
                    startRecording();
                }
            }
            case CallCommand.HangUp _ -> finish(EndReason.APPLICATION, lastStatus(REQUEST_TERMINATED));
            case CallCommand.Dial _ -> throw new IllegalStateException("A call is dialled once.");
        }
    }

    private void answer(IncomingCall wire) {
        var side = openCaller();
        var offer = wire.offer();
        awaitsTheirAnswer = offer == null;
        stage = new Stage.Unacknowledged(wire);
        dueAt = exchange.now().plus(ACK_PATIENCE).toEpochMilli();
        wire.answer(offer == null ? side.offer() : side.answer(offer));
        if (playOnceAnswered != null) {
            play(playOnceAnswered);
        }
        agent.callerAnswered();
    }

    private CallerSide openCaller() {
        var opened = new CallerSide(exchange, new LegListener() {
            @Override
            public void up() {}

            @Override
            public void digit(char digit) {
                post(new CallNote.KeyPressed(digit));
            }

            @Override
            public void down(String why) {
                post(new CallNote.SoundLost(why));
            }
        });
        caller = opened;
        exchange.trunkLegOpened();
        return opened;
    }

    private void play(CallCommand.Play play) {
        if (agent.bridged()) {
            return;
        }
        var side = caller;
        if (side == null) {
            playOnceAnswered = play;
            return;
        }
        int which = ++plays;
        agent.noticePlays(play.mustBeHeard() > 0);
        side.sound()
                .play(
                        play.prompts(),
                        play.mustBeHeard(),
                        play.thenMusic(),
                        () -> post(new CallNote.NoticeHeard(which)),
                        () -> post(new CallNote.AllHeard(which)));
    }

    private void send(List<Tone> tones) {
        var side = caller;
        if (side != null && !agent.bridged()) {
            int which = ++plays;
            agent.noticePlays(false);
            side.send(tones, () -> post(new CallNote.AllHeard(which)));
        }
    }

    private void hear(SipNote said) {
        switch (said) {
            case SipNote.Cancelled _ -> {
                if (stage instanceof Stage.Arriving) {
                    finish(EndReason.CALLER_LEFT, REQUEST_TERMINATED);
                }
            }
            case SipNote.Acknowledged(var sdp) -> acknowledged(sdp);
            case SipNote.Left _ ->
                finish(
                        agent.everBridged() ? EndReason.CALLER_HUNG_UP : EndReason.CALLER_LEFT,
                        lastStatus(REQUEST_TERMINATED));
            case SipNote.Reoffered(var sdp) -> reoffered(sdp);
            case SipNote.Refreshed _ -> refreshed();
            case SipNote.Digit(var digit) -> {
                if (caller != null) {
                    caller.pressed(digit);
                }
            }
            case SipNote.Progress(var early) -> progress(early);
            case SipNote.Accepted(var sdp) -> accepted(sdp);
            case SipNote.Rejected(var status) -> finish(EndReason.FAILED, status);
            case SipNote.Vanished _ -> finish(EndReason.PEER_SILENT, lastStatus(TIMEOUT));
        }
    }

    private void acknowledged(@Nullable Sdp sdp) {
        var side = caller;
        if (side != null && awaitsTheirAnswer && sdp != null) {
            awaitsTheirAnswer = false;
            side.connect(sdp);
        }
        if (stage instanceof Stage.Unacknowledged(var wire)) {
            if (awaitsTheirAnswer) {
                finish(EndReason.FAILED, NOT_ACCEPTABLE_HERE);
            } else {
                stands(wire);
            }
        }
    }

    private void progress(@Nullable Sdp early) {
        var side = caller;
        if (stage instanceof Stage.Placing && side != null) {
            if (early != null) {
                side.connect(early);
            }
            if (!ringingTold) {
                ringingTold = true;
                exchange.events().tell((number, at) -> new CallEvent.Ringing(number, at, id));
            }
        }
    }

    private void accepted(@Nullable Sdp sdp) {
        var side = caller;
        if (stage instanceof Stage.Placing(var wire) && side != null) {
            if (sdp == null) {
                finish(EndReason.FAILED, NOT_ACCEPTABLE_HERE);
            } else {
                side.connect(sdp);
                stands(wire);
            }
        }
    }

    private void stands(SipCall wire) {
        stage = new Stage.Standing(wire);
        refreshed();
        exchange.events().tell((number, at) -> new CallEvent.Answered(number, at, id));
    }

    private void reoffered(@Nullable Sdp sdp) {
        var side = caller;
        var wire = standingWire();
        if (side == null || wire == null) {
            return;
        }
        if (sdp == null) {
            awaitsTheirAnswer = true;
            wire.agree(side.offer());
            return;
        }
        boolean before = side.held();
        wire.agree(side.answer(sdp));
        if (side.held() != before) {
            agent.heldByCaller(side.held());
            exchange.events()
                    .tell((number, at) -> side.held()
                            ? new CallEvent.Held(number, at, id, false)
                            : new CallEvent.Resumed(number, at, id, false));
        }
    }

    private void refreshed() {
        if (stage instanceof Stage.Standing(var wire)) {
            refreshSent = false;
            dueAt = dueFrom(wire.timer().due(exchange.now()));
        }
    }

    private void due() {
        if (exchange.now().toEpochMilli() < dueAt) {
            return; // it was put off since the clock was read
        }
        switch (stage) {
            case Stage.Unacknowledged _ -> finish(EndReason.PEER_SILENT, OK);
            case Stage.Standing(var wire) -> sessionDue(wire);
            case Stage.Arriving _, Stage.Dialling _, Stage.Placing _, Stage.Over _ -> {}
        }
    }

    private void sessionDue(SipCall wire) {
        var side = caller;
        if (wire.timer().weRefresh() && !refreshSent && side != null) {
            refreshSent = true;
            dueAt = dueFrom(exchange.now().plus(wire.timer().interval().dividedBy(2)));
            wire.refresh(side.standing());
        } else {
            finish(EndReason.PEER_SILENT, OK);
        }
    }

    private static long dueFrom(Instant moment) {
        return moment.equals(Instant.MAX) ? Long.MAX_VALUE : moment.toEpochMilli();
    }

    private void beat() {
        var side = caller;
        if (side != null) {
            agent.heard(side.sound().levels());
        }
    }

    private void pressed(char key) {
        exchange.events().tell((number, at) -> new CallEvent.DigitPressed(number, at, id, key));
    }

    @Nullable
    CallSound sound() {
        var side = caller;
        return side == null ? null : side.sound();
    }

    /** The agent is bridged: what was asked to be recorded is recorded from here. */
    void startRecording() {
        var side = caller;
        var to = recordTo;
        if (side != null && to != null && !recording) {
            recording = true;
            side.record(to.file(), to.key());
            agent.recording(true);
        }
    }

    void endedByAgent() {
        finish(EndReason.AGENT_HUNG_UP, OK);
    }

    private @Nullable SipCall standingWire() {
        return switch (stage) {
            case Stage.Standing(var wire) -> wire;
            case Stage.Unacknowledged(var wire) -> wire;
            case Stage.Arriving _, Stage.Dialling _, Stage.Placing _, Stage.Over _ -> null;
        };
    }

    private int lastStatus(int otherwise) {
        return standingWire() == null ? otherwise : OK;
    }

    /** The only way out: whoever is still on the wire is told, everything is given back, and the end is announced. */
    private void finish(EndReason reason, int status) {
        if (stage instanceof Stage.Over) {
            return;
        }
        var last = stage;
        stage = new Stage.Over();
        try {
            leaveWire(last, status);
            agent.end();
        } catch (RuntimeException fault) {
            log.error("Call {} could not say goodbye", id, fault);
        } finally {
            giveBack();
            exchange.ended(this);
            exchange.events().tell((number, at) -> new CallEvent.Ended(number, at, id, reason, status));
        }
    }

    private static void leaveWire(Stage last, int status) {
        switch (last) {
            case Stage.Arriving(var wire) -> wire.refuse(status);
            case Stage.Unacknowledged(var wire) -> wire.end();
            case Stage.Placing(var wire) -> wire.end();
            case Stage.Standing(var wire) -> wire.end();
            case Stage.Dialling _, Stage.Over _ -> {}
        }
    }

    private void giveBack() {
        var side = caller;
        if (side == null) {
            return;
        }
        try {
            var recording = side.close();
            if (recording != null) {
                exchange.events()
                        .tell((number, at) -> new CallEvent.RecordingClosed(
                                number, at, id, recording.file(), recording.length(), recording.gaps()));
            }
        } catch (RuntimeException fault) {
            log.error("Call {} could not close its sound", id, fault);
        } finally {
            exchange.trunkLegClosed();
        }
    }
}
