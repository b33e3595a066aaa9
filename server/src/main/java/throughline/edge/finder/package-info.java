/** The one box: what somebody typed, and everything that it may mean, from every room. */
@NullMarked
package throughline.edge.finder;

import org.jspecify.annotations.NullMarked;
