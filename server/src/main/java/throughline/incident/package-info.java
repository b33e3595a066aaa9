/**
 * What befalls many at once, such as a storm: a supervisor <em>declares</em> an incident for some areas, orders that are raised there
 * are <em>linked</em> to it, callers are <em>told</em> the same words, everything is on its <em>log</em>, and the <em>all-clear</em> ends it.
 *
 * <p>What looks like one to the house is {@link throughline.incident.Proposals proposed}; whoever leads declares it, or says that it is none.
 *
 * <p>Front door: {@link throughline.incident.Incidents}. Changes are written to {@code incident.event}; whoever texts callers follows
 * {@link throughline.incident.CallersToTell}.
 */
@NullMarked
package throughline.incident;

import org.jspecify.annotations.NullMarked;
