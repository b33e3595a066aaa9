/** The wire to whoever looks in from a customer: her units, and what is going on at each. */
@NullMarked
package throughline.edge.portal;

import org.jspecify.annotations.NullMarked;
