/**
 * What is a customer shown, who looks in from outside?
 *
 * <p>An <em>outlook</em> says from which customer somebody with the role customer looks in, and at which of its sites. It is the
 * {@link throughline.kernel.Scope} of everything that she asks; the database keeps it, as it keeps that of branches. What she is shown is
 * written here too: her {@link throughline.portal.OwnUnit units} and the {@link throughline.portal.OwnOrder orders} on them, without whatever is
 * the house's own, such as who was asked and who called.
 *
 * <p>Front doors: {@link throughline.portal.Outlooks} and {@link throughline.portal.OwnThings}. Changes are written to {@code portal.event}.
 * Listens to nothing.
 */
@NullMarked
package throughline.portal;

import org.jspecify.annotations.NullMarked;
