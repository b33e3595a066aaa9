/**
 * Where is what people mean? Any word, number or part of a telephone number, in any script, with a typing error in it.
 *
 * <p>The owners of customers, people, sites and units {@link throughline.finder.Index put} their words here in the transaction of the
 * change. {@link throughline.finder.Finder} answers with ids, best first; what is shown of them comes from the owners. Both sides
 * read words in the same way ({@code Words}). It asks nobody.
 */
@NullMarked
package throughline.finder;

import org.jspecify.annotations.NullMarked;
