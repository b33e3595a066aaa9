/**
 * Every interaction with the outside on any channel, from its first ring to its wrap-up, on one timeline.
 *
 * <p>A contact waits, is talked with, is finished by its agent, and is closed; {@link throughline.contact.Contacts} is the only way
 * to move it. It announces {@link throughline.contact.ContactOpened}, {@link throughline.contact.ContactAnswered},
 * {@link throughline.contact.ContactWaitsAgain}, {@link throughline.contact.ContactEnded} and
 * {@link throughline.contact.ContactClosed}, each in the transaction of the change, and {@link throughline.contact.ContactUnitChosen},
 * {@link throughline.contact.ContactFinishing} and {@link throughline.contact.ContactCutOff} for those who follow it.
 *
 * <p>A higher room that must keep a contact from being finished leaves a reservation with a sentence, and lifts it.
 */
@NullMarked
package throughline.contact;

import org.jspecify.annotations.NullMarked;
