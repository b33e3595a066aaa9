/**
 * Who is this, and what were they promised?
 *
 * <p>A <em>customer</em> is whoever has lifts in our care: an owner, a housing association, a hospital. <em>People</em> speak for
 * it, each with several numbers and addresses, a language, and a note when they hear badly; they may <em>leave</em> on a day that is
 * said before. An <em>agreement</em> says what was promised, in a <em>clause</em> for each level of urgency: the hours that it covers,
 * how soon somebody comes, where that clock starts and stops, and what a visit costs inside and outside the hours. Which days are off
 * is in <em>holiday calendars</em>: one for a country, or a customer's own.
 *
 * <p>Front doors: {@link throughline.customer.Customers}, {@link throughline.customer.Agreements} and
 * {@link throughline.customer.HolidayCalendars} for the forms, {@link throughline.customer.ContactPeople} and
 * {@link throughline.customer.Departures} for the people, {@link throughline.customer.CustomerHistory} for who changed what,
 * {@link throughline.customer.Callers} for the question that every ringing call asks, and
 * {@link throughline.customer.PhoneNumbers} for reading a number in whatever notation it comes.
 *
 * <p>Who stands in the directory twice is found by {@link throughline.customer.Duplicates} and made one by
 * {@link throughline.customer.Merges}, with what other rooms keep of a customer ({@link throughline.customer.Belongings}).
 *
 * <p>Every change is written to {@code customer.event} with who and when. {@link throughline.customer.PersonLeft} is announced when a
 * day of leaving has come, {@link throughline.customer.CustomersMerged} when records became one or two again, and
 * {@link throughline.customer.DuplicatesFound} when other pairs are listed than before. It listens to nobody.
 */
@NullMarked
package throughline.customer;

import org.jspecify.annotations.NullMarked;
