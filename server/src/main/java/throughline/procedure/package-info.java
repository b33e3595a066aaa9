/**
 * What is said, asked and done while people may be shut in, and what has been so far?
 *
 * <p>A <em>guide</em> is what the safety department wrote: steps with the sentence to say, questions that are answered with a tap, and
 * what each answer <em>means</em>. Its versions are kept for ever; the most specific approved one is right for a lift. A <em>run</em> is
 * one alarm and the version that it began with: what was said and answered, its {@link throughline.procedure.Triage}, when to talk with
 * them again and when to decide on the rescue service. All of that is pure ({@link throughline.procedure.Run}).
 *
 * <p>Nobody at a desk can say that everyone is out while a mandatory step is open. Front doors: {@link throughline.procedure.Guides} for
 * whoever writes, {@link throughline.procedure.Runs} for whoever talks.
 */
@NullMarked
package throughline.procedure;

import org.jspecify.annotations.NullMarked;
