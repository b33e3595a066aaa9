/**
 * Who is this, and what were they promised?
 *
 * <p>A <em>customer</em> is whoever has lifts in our care: an owner, a housing association, a hospital. <em>People</em> speak for
 * it, each with several numbers, a language, and a note when they hear badly. An <em>agreement</em> says what was promised: the
 * plan, the hours that it covers, and how soon somebody comes to an entrapment, an urgent and a normal fault.
 *
 * <p>Front doors: {@link throughline.customer.Customers} and {@link throughline.customer.Agreements} for the forms,
 * {@link throughline.customer.Callers} for the question that every ringing call asks, and
 * {@link throughline.customer.PhoneNumbers} for reading a number in whatever notation it comes.
 *
 * <p>Every change is written to {@code customer.event} with who and when. It listens to nobody.
 */
@NullMarked
package throughline.customer;

import org.jspecify.annotations.NullMarked;
