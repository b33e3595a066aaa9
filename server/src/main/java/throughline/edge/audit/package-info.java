/** The wire to whoever reads the audit: who did what, how the chain stands, and a sheet of it. */
@NullMarked
package throughline.edge.audit;

import org.jspecify.annotations.NullMarked;
