package throughline.alarm;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is heard of an alarm. */
sealed interface Heard {
    /** The button again. */
    record Pressed() implements Heard {}

    /** The lift is on the line, and waits for somebody or talks with her. */
    record Rings() implements Heard {}

    /** A person has taken it: she answered its call, or took it from the lane. */
    record Taken(UUID by) implements Heard {}

    /** The line is silent; whatever was said is over. */
    record VoiceEnded() implements Heard {}

    /** Somebody is sent; whoever decided that need not be asked again. */
    record HelpSent() implements Heard {}

    /** Everyone is out, or nobody was inside. @param by null where the technician said so */
    record Out(@Nullable UUID by) implements Heard {}

    /** Said at the lift, or by a supervisor who answers for it. */
    record Ended() implements Heard {}

    /** Time has gone by. */
    record Tick() implements Heard {}
}
