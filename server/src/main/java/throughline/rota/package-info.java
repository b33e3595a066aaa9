/**
 * By which rules do people take turns, and is the next fortnight covered?
 *
 * <p>A <em>rota</em> belongs to an area and has <em>layers</em>: technicians one after the other, handed over at local times, each layer with
 * a rank and perhaps with hours of its own. A <em>stand-in</em> is asked instead of whoever the layers say; an <em>absence</em> takes a
 * technician out, and the next in the order has that turn. {@link throughline.rota.Schedule} makes all of it into who is asked at each
 * instant, and says where there is a <em>gap</em>; {@link throughline.rota.Rest} says who could not rest between two turns.
 *
 * <p>Rules are a draft until they are <em>published</em>: then they are written into the on-call list of {@code dispatch}, which open searches
 * read. What is past is never written again. Stand-ins, absences and <em>swaps</em> change what is published, at once, by the rules that
 * were published.
 *
 * <p>Front doors: {@link throughline.rota.Rotas}, {@link throughline.rota.Publications}, {@link throughline.rota.StandIns},
 * {@link throughline.rota.Absences}, {@link throughline.rota.Swaps}, {@link throughline.rota.Calendars}. Who changed what is in {@code rota.event}.
 */
@NullMarked
package throughline.rota;

import org.jspecify.annotations.NullMarked;
