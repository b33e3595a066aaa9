package throughline.offercall;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.offercall.Dialogue.Act.Fail;
import throughline.offercall.Dialogue.Act.HangUp;
import throughline.offercall.Dialogue.Act.Say;
import throughline.offercall.Dialogue.Act.Wake;

/**
 * One call about one offer. Pure: what is heard gives the next state and what is to be done.
 *
 * <p>What it promises: only {@code 1} accepts; whatever else happens the call ends, with a reason, within a few minutes; once it has an
 * answer or is not needed any more it says one last sentence and takes no other.
 *
 * @param told how often the job was said
 * @param alarm the number of the time that counts; earlier ones are over
 */
record Dialogue(Stage stage, int told, int alarm, Duration ring) {
    /** So long the carrier may take until something rings. */
    static final Duration CONNECTING = Duration.ofSeconds(15);

    /** So long a key is waited for after the job was said. */
    static final Duration THINKING = Duration.ofSeconds(6);

    /** Longer than anything that we say. */
    static final Duration SPEAKING = Duration.ofSeconds(60);

    static final int MOST_TOLD = 5;
    private static final int TOLD_UNASKED = 2;

    enum Stage {
        DIALLING,
        RINGING,
        /** The job is being said; a key may come at any time. */
        TELLING,
        LISTENING,
        /** The last sentence. */
        PARTING,
        OVER
    }

    sealed interface Event {
        record Rings() implements Event {}

        record PickedUp() implements Event {}

        record Said() implements Event {}

        record Pressed(char key) implements Event {}

        /** The answer counts. */
        record Counted(boolean accepted) implements Event {}

        /** The offer is over: the answer came too late, or somebody was faster. {@code winner} has the order; null is nobody. */
        record Over(@Nullable String winner) implements Event {}

        /** The technician accepted it on another way. */
        record AcceptedElsewhere() implements Event {}

        record TimeIsUp(int alarm) implements Event {}

        record Ended(int sipStatus) implements Event {}

        /** The house stops. */
        record CutOff() implements Event {}
    }

    enum Sentence {
        JOB,
        YOURS,
        REFUSED,
        TAKEN,
        WITHDRAWN
    }

    /** What is to be done. What is written down comes before what is said, so that nothing is promised that is not kept. */
    sealed interface Act {
        record Note(How how) implements Act {}

        /** How far the offer has come. */
        enum How {
            RINGS,
            ANSWERED,
            HEARD
        }

        /** Try to accept or to refuse; {@link Event.Counted} or {@link Event.Over} follows. */
        record Answer(boolean accept) implements Act {}

        /** Nobody answers over this channel. */
        record Fail(String why) implements Act {}

        /** It has ended without being an answer. */
        record Close(String outcome) implements Act {}

        record Say(Sentence sentence, @Nullable String winner) implements Act {
            Say(Sentence sentence) {
                this(sentence, null);
            }
        }

        record ToTheDesk() implements Act {}

        record HangUp() implements Act {}

        record Wake(Duration after, int alarm) implements Act {}
    }

    record Next(Dialogue dialogue, List<Act> acts) {}

    static Next begin(Duration ring) {
        return new Dialogue(Stage.DIALLING, 0, 0, ring).to(Stage.DIALLING, CONNECTING);
    }

    boolean isOver() {
        return stage == Stage.OVER;
    }

    Next hear(Event event) {
        return switch (event) {
            case Event.Rings _ -> stage == Stage.DIALLING ? to(Stage.RINGING, ring, note(Act.How.RINGS)) : stays();
            case Event.PickedUp _ -> stage.compareTo(Stage.RINGING) <= 0 ? pickedUp() : stays();
            case Event.Said _ -> said();
            case Event.Pressed(var key) -> isTelling() ? pressed(key) : stays();
            case Event.Counted(var accepted) -> part(new Say(accepted ? Sentence.YOURS : Sentence.REFUSED));
            case Event.Over(var winner) ->
                over(winner == null ? new Say(Sentence.WITHDRAWN) : new Say(Sentence.TAKEN, winner));
            case Event.AcceptedElsewhere _ -> over(new Say(Sentence.YOURS));
            case Event.TimeIsUp(var which) -> which == alarm ? timeIsUp() : stays();
            case Event.Ended(var sipStatus) -> ended(sipStatus);
            case Event.CutOff _ -> cutOff();
        };
    }

    private Next pickedUp() {
        var first = stage == Stage.DIALLING ? List.of(note(Act.How.RINGS)) : List.<Act>of();
        return tell(first, note(Act.How.ANSWERED));
    }

    private Next tell(List<Act> first, Act... more) {
        var said = new Dialogue(stage, told + 1, alarm, ring);
        var next = said.to(Stage.TELLING, SPEAKING, more);
        var acts = new ArrayList<>(first);
        acts.addAll(next.acts());
        acts.add(new Say(Sentence.JOB));
        return new Next(next.dialogue(), List.copyOf(acts));
    }

    private Next said() {
        return switch (stage) {
            case TELLING -> to(Stage.LISTENING, THINKING, note(Act.How.HEARD));
            case PARTING -> new Next(at(Stage.OVER), List.of(new HangUp()));
            case DIALLING, RINGING, LISTENING, OVER -> stays();
        };
    }

    private Next pressed(char key) {
        return switch (key) {
            case '1' -> new Next(this, List.of(note(Act.How.HEARD), new Act.Answer(true)));
            case '2' -> new Next(this, List.of(note(Act.How.HEARD), new Act.Answer(false)));
            case '4' ->
                new Next(at(Stage.OVER), List.of(note(Act.How.HEARD), new Act.Close("desk"), new Act.ToTheDesk()));
            default -> told < MOST_TOLD ? tell(List.of(note(Act.How.HEARD))) : stays();
        };
    }

    private Next timeIsUp() {
        return switch (stage) {
            case DIALLING -> fail("not-sent");
            case RINGING -> fail("no-answer");
            case TELLING -> fail("no-answer");
            case LISTENING -> told < TOLD_UNASKED ? tell(List.of()) : fail("no-answer");
            case PARTING -> new Next(at(Stage.OVER), List.of(new HangUp()));
            case OVER -> stays();
        };
    }

    private Next fail(String why) {
        return new Next(at(Stage.OVER), List.of(new Fail(why), new HangUp()));
    }

    private Next part(Say last) {
        return to(Stage.PARTING, SPEAKING, last);
    }

    private Next over(Say last) {
        return switch (stage) {
            case DIALLING, RINGING -> new Next(at(Stage.OVER), List.of(new Act.Close("withdrawn"), new HangUp()));
            case TELLING, LISTENING -> to(Stage.PARTING, SPEAKING, new Act.Close("withdrawn"), last);
            case PARTING, OVER -> stays();
        };
    }

    private Next ended(int sipStatus) {
        return switch (stage) {
            case DIALLING, RINGING -> new Next(at(Stage.OVER), List.of(new Fail(whyNot(sipStatus))));
            case TELLING, LISTENING -> new Next(at(Stage.OVER), List.of(new Fail("no-answer")));
            case PARTING, OVER -> new Next(at(Stage.OVER), List.of());
        };
    }

    private Next cutOff() {
        return switch (stage) {
            case DIALLING, RINGING, TELLING, LISTENING -> fail("cut-off");
            case PARTING, OVER -> new Next(at(Stage.OVER), List.of(new HangUp()));
        };
    }

    /** What a carrier's refusal says of the technician: RFC 3261, section 21. */
    private static String whyNot(int sipStatus) {
        return switch (sipStatus) {
            case 486, 600 -> "busy";
            case 603 -> "declined";
            case 480, 487 -> "no-answer";
            default -> "not-sent";
        };
    }

    private boolean isTelling() {
        return stage == Stage.TELLING || stage == Stage.LISTENING;
    }

    private Next stays() {
        return new Next(this, List.of());
    }

    private Dialogue at(Stage next) {
        return new Dialogue(next, told, alarm + 1, ring);
    }

    private Next to(Stage next, Duration patience, Act... acts) {
        var there = at(next);
        var all = new ArrayList<>(List.of(acts));
        all.add(new Wake(patience, there.alarm()));
        return new Next(there, List.copyOf(all));
    }

    private static Act note(Act.How how) {
        return new Act.Note(how);
    }
}
