/**
 * Asks a technician on the phone whether they take a job: the channel {@code voice} of an order's ladder.
 *
 * <p>{@link throughline.offercall.VoiceCarrier} writes a row in the transaction of the ask. After the commit the
 * {@link throughline.offercall.Dialler} claims it, the worst order first and never two calls to one phone, and lets a
 * {@link throughline.offercall.Conversation} talk: it says the job and hears a key. What is said when is pure, see
 * {@link throughline.offercall.Dialogue}. Only a key is an answer: a machine, silence and hanging up lead to the next channel.
 *
 * <p>A call ends with its process. What was being dialled when the house stopped is settled at the next start, and the ladder goes on;
 * nobody is called twice for one question. What happened is in {@code offercall.event}, by order.
 */
@NullMarked
package throughline.offercall;

import org.jspecify.annotations.NullMarked;
