/**
 * The front door of the web: who may come in, with what proof, and how a "no" sounds. It answers: is this address open to this
 * person, which session does this cookie belong to, and what does a program get instead of an answer?
 *
 * <p>{@link throughline.edge.door.AccessList} holds every address with those who may use it; what is not on it is closed.
 * {@link throughline.edge.door.Problems} turns refusals and faults into problem JSON (RFC 9457).
 * {@link throughline.edge.door.SignedInHandshake} guards the sockets. The endpoints here are those of the door itself: signing in,
 * setting up, people and their sessions.
 */
@NullMarked
package throughline.edge.door;

import org.jspecify.annotations.NullMarked;
