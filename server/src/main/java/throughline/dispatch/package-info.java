/**
 * Who can be sent, and whose turn is it now?
 *
 * <p>A <em>technician</em> is a person with a phone, a language, skills and an <em>area</em>. A <em>turn</em> says that a
 * technician answers for an area from one instant to another, with a <em>rank</em>: 1 is asked first, 2 when 1 does not take it.
 * Turns are written by hand or, once an area has a rota, by that alone; each change wakes the searches that are open there.
 *
 * <p>An order climbs a <em>ladder</em>, <em>rung</em> by rung, until every <em>seat</em> of it is accepted. The heart of that is
 * pure: a search hears news and the time, and says what it becomes and what is to be done.
 *
 * <p>Front doors: {@link throughline.dispatch.Technicians}, {@link throughline.dispatch.OnCall}, {@link throughline.dispatch.Posts},
 * {@link throughline.dispatch.Ladders} and {@link throughline.dispatch.Rests} for who is asked; {@link throughline.dispatch.Offers} for technicians and
 * {@link throughline.dispatch.Climbs} and {@link throughline.dispatch.HandOvers} for
 * dispatchers; {@link throughline.dispatch.OfferBook} for readers. Changes are written to
 * {@code dispatch.event}.
 */
@NullMarked
package throughline.dispatch;

import org.jspecify.annotations.NullMarked;
