/**
 * Alarm devices that speak in tones during a telephone call: P100 and Contact ID. The receiver answers at once, hears what the device
 * says, keeps it, and only then acknowledges; after an alarm the same call goes on as a talk with an agent.
 *
 * <p>{@link throughline.edge.tones.Dialogue} is pure: what is heard gives the next state and what is to be done. The decoders,
 * {@code P100} and {@code ContactId}, take the keys of a packet as text. Sound and keys are {@code voice}'s, which calls come here is
 * {@code telephony}'s, and what devices said is {@code alarm}'s.
 */
@NullMarked
package throughline.edge.tones;

import org.jspecify.annotations.NullMarked;
