/** The wire to whoever sees to privacy: what is held of a person, erasures, holds, and how long things are kept. */
@NullMarked
package throughline.edge.privacy;

import org.jspecify.annotations.NullMarked;
