/** Tests of the front door over real HTTP. */
@NullMarked
package throughline.edge.door;

import org.jspecify.annotations.NullMarked;
