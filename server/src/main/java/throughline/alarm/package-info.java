/**
 * What alarm devices on lifts say: every receiver makes a {@link throughline.alarm.Signal} of its frame and gives it to
 * {@link throughline.alarm.Signals}; only when that has returned may the receiver acknowledge on its wire. What cannot be read goes to
 * {@link throughline.alarm.UnreadFrames} with its bytes.
 *
 * <p>An <em>alarm</em> takes people's time; every other signal takes none. What follows from a test call that has not come is
 * {@link throughline.alarm.MissedTests}, from trouble of devices {@link throughline.alarm.Faults}; a lift that is
 * {@link throughline.alarm.OnTest} keeps its presses to itself.
 */
@NullMarked
package throughline.alarm;

import org.jspecify.annotations.NullMarked;
