/**
 * What a live call means. It hears {@code voice}, puts callers on record before they hear a ring, tells {@code routing} which lines
 * carry sound, and turns routing's decisions into commands for the wire.
 *
 * <p>{@link throughline.telephony.Calls} follows each call in order; different calls never wait for each other.
 */
@NullMarked
package throughline.telephony;

import org.jspecify.annotations.NullMarked;
