package throughline.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import throughline.telephony.ToneReceiver.Heard;
import throughline.voice.CallCommand;
import throughline.voice.CallEvent;
import throughline.voice.CallId;
import throughline.voice.Tone;

/** Calls that come in and are a machine's at first: answered at once, and on record as calls, but nobody is rung. */
@Component
class ToneCalls {
    private final Receivers receivers;
    private final ObjectProvider<ToneReceiver> ears;
    private final IncomingCalls incoming;
    private final Reception reception;
    private final CallRecords records;
    private final Map<CallId, Talk> live = new ConcurrentHashMap<>();
    private Consumer<CallCommand> voice = _ -> {};
    private BiConsumer<CallEvent.Arrived, @Nullable UUID> people = (_, _) -> {};

    ToneCalls(
            Receivers receivers,
            ObjectProvider<ToneReceiver> ears,
            IncomingCalls incoming,
            Reception reception,
            CallRecords records) {
        this.receivers = receivers;
        this.ears = ears;
        this.incoming = incoming;
        this.reception = reception;
        this.records = records;
    }

    /** @param people takes a call that is to be talked in, whoever's thread it is */
    void connect(Consumer<CallCommand> commands, BiConsumer<CallEvent.Arrived, @Nullable UUID> people) {
        this.voice = commands;
        this.people = people;
    }

    boolean has(CallId call) {
        return live.containsKey(call);
    }

    /** Answers a call of a machine; false when it is one of a person, or was taken for one because the database was away. */
    boolean take(CallEvent.Arrived arrived) {
        var ear = ears.getIfAvailable();
        var receiver = ear == null ? null : receivers.of(arrived.dialled(), arrived.from());
        if (ear == null || receiver == null) {
            return false;
        }
        records.started(arrived, null);
        if (!incoming.letGo(arrived.call())) {
            return false;
        }
        var talk = new Talk(arrived, receiver);
        live.put(arrived.call(), talk);
        talk.ear = ear.begin(talk);
        voice.accept(new CallCommand.Answer(arrived.call()));
        voice.accept(new CallCommand.HearKeysInSound(arrived.call(), true));
        return true;
    }

    /** It is somebody else's from now on. */
    void release(CallId call) {
        live.remove(call);
    }

    void hear(CallEvent.OfCall event) {
        var talk = live.get(event.call());
        if (talk == null) {
            return;
        }
        switch (event) {
            case CallEvent.Answered answered -> {
                talk.ear.accept(new Heard.Connected());
                records.answered(event.call(), answered.at());
            }
            case CallEvent.PromptsHeard _ -> talk.ear.accept(new Heard.Sent());
            case CallEvent.DigitPressed pressed -> talk.ear.accept(new Heard.Pressed(pressed.digit()));
            case CallEvent.Ended ended -> ended(talk, ended);
            case CallEvent.Arrived _,
                    CallEvent.Ringing _,
                    CallEvent.OfferDrawn _,
                    CallEvent.Bridged _,
                    CallEvent.OfferRefused _,
                    CallEvent.LineLeft _,
                    CallEvent.Held _,
                    CallEvent.Resumed _,
                    CallEvent.Muted _,
                    CallEvent.RecordingClosed _ -> {}
        }
    }

    /** Nobody who called us and left is forgotten, even if it was not for long. */
    private void ended(Talk talk, CallEvent.Ended ended) {
        talk.ear.accept(new Heard.Ended());
        if (talk.understood) {
            records.ended(ended);
        } else {
            reception.admitWhoLeft(talk.arrived, ended);
        }
        live.remove(ended.call());
    }

    private final class Talk implements ToneCall {
        private final CallEvent.Arrived arrived;
        private final Receiver receiver;
        private Consumer<Heard> ear = _ -> {};
        private volatile boolean understood;

        Talk(CallEvent.Arrived arrived, Receiver receiver) {
            this.arrived = arrived;
            this.receiver = receiver;
        }

        @Override
        public UUID id() {
            return arrived.call().value();
        }

        @Override
        public String from() {
            return arrived.from();
        }

        @Override
        public Receiver.Profile profile() {
            return Receiver.Profile.of(receiver.profile());
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(receiver.patienceSeconds());
        }

        @Override
        public void send(List<Tone> tones) {
            voice.accept(new CallCommand.SendTones(arrived.call(), tones));
        }

        @Override
        public void understood() {
            understood = true;
        }

        @Override
        public void toPeople(@Nullable UUID unit) {
            voice.accept(new CallCommand.HearKeysInSound(arrived.call(), false));
            people.accept(arrived, unit);
        }

        @Override
        public void hangUp() {
            voice.accept(new CallCommand.HangUp(arrived.call()));
        }
    }
}
