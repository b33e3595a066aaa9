/**
 * The carrier of a house without a gateway: texts are blocks of lines in {@code outbox.txt} in the home, for people to read and for
 * tests. The list of texts on the screen shows them as well.
 *
 * <pre>
 * --- 2026-11-26T13:05:00Z  to +447700900123  reference 0199…
 * Door does not close, Lift 3, Tartu mnt 80, Tallinn. Urgent. …
 * </pre>
 */
@NullMarked
package throughline.edge.outbox;

import org.jspecify.annotations.NullMarked;
