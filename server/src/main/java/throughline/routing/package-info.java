/**
 * Who takes it: queues, the numbers that lead to them, who waits, and what each agent is doing right now.
 *
 * <p>The decision is pure: {@link throughline.routing.Floor} is everybody who waits and works at one instant, and answers a note
 * with decisions. {@link throughline.routing.Routing} is the one thread that hears notes, writes the decisions down and announces
 * them: {@link throughline.routing.ContactOffered}, {@link throughline.routing.OfferWithdrawn}, {@link throughline.routing.AgentChanged}.
 */
@NullMarked
package throughline.routing;

import org.jspecify.annotations.NullMarked;
