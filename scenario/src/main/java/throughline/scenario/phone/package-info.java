/**
 * The other end of the trunk: callers with real SIP and real sound, on loopback.
 *
 * <p>{@link throughline.scenario.phone.Sipp} and {@link throughline.scenario.phone.Baresip} are foreign programs, so that two
 * independent readings of the RFCs meet ours. {@link throughline.scenario.phone.Switchboard} is a plain caller of our own, for
 * what those two cannot do: thousands of calls from one socket that are measured and leave at any chosen moment.
 */
@NullMarked
package throughline.scenario.phone;

import org.jspecify.annotations.NullMarked;
