/**
 * What does the caller want, and what became of it?
 *
 * <p>A <em>request</em> exists from the first ring: a blank draft beside its contact, and one more for each further matter. Its agent
 * says the <em>kind</em> (information, action, comment), the <em>problem code</em>, the place and the answers about safety; the draft
 * keeps itself. It ends in one of four ways: answered or recorded at once, parked until a follow-up, or with a work order, new or one
 * that somebody else's call raised before. When the order ends, so do its requests, and their callers hear of it.
 *
 * <p>Every open request is on somebody's list ({@link throughline.request.Lists}); a contact cannot be finished while a request of it
 * has not got its class.
 *
 * <p>Front doors: {@link throughline.request.Requests} to move, {@link throughline.request.RequestBook} and
 * {@link throughline.request.Lists} to read, {@link throughline.request.ProblemCodes} for the tree of problems. Announces
 * {@link throughline.request.RequestChanged}. Listens to contacts and to work orders, in their transactions.
 */
@NullMarked
package throughline.request;

import org.jspecify.annotations.NullMarked;
