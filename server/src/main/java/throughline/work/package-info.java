/**
 * What has to be done, what was promised for it, and what became of it?
 *
 * <p>A <em>work order</em> answers one or more requests. It is raised, offered to technicians, accepted, travelled to, worked on and
 * closed with a report, or put on hold, or cancelled with a reason; its {@code Stage} knows which move makes sense. Its
 * <em>urgency</em> (0 to 8) decides the <em>priority</em> that people see and, with the agreement, the <em>promise</em>: by when
 * somebody is there. The promise is read from the order's own history each time something happens.
 *
 * <p>Where the agreement does not pay for a visit now, its price comes first: an order is raised with the name of whoever says yes to
 * it, or waits on hold until the hours begin. Nobody who may be inside waits for that.
 *
 * <p>A report that leaves the unit out of service ends the visit, not the story: an order <em>follows</em>, with the same promise, and
 * waits on the dispatcher's list.
 *
 * <p>A callout <em>repeats</em> another when the same unit failed a little earlier; with too many of them the unit is a <em>rogue</em>.
 * {@link throughline.work.Repeat} says when, and with {@link throughline.work.RepeatRules} the company says how long.
 *
 * <p>Front doors: {@link throughline.work.WorkOrders} to move, {@link throughline.work.OrderBook} and
 * {@link throughline.work.Repeats} to read. Announced, each in the
 * transaction of the change: {@link throughline.work.WorkOrderRaised}, {@link throughline.work.WorkOrderAccepted},
 * {@link throughline.work.WorkOrderNeedsSomebody}, {@link throughline.work.WorkOrderOnSite}, {@link throughline.work.WorkOrderReleased}, {@link throughline.work.WorkOrderHeld},
 * {@link throughline.work.WorkOrderResumed}, {@link throughline.work.WorkOrderReportDue}, {@link throughline.work.WorkOrderClosed},
 * {@link throughline.work.WorkOrderCancelled}, {@link throughline.work.WorkOrderUrgencyChanged}, and
 * {@link throughline.work.WorkOrderChanged} after every one of them.
 */
@NullMarked
package throughline.work;

import org.jspecify.annotations.NullMarked;
