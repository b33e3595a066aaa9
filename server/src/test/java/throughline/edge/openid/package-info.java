/** Tests of the wire to the identity provider. */
@NullMarked
package throughline.edge.openid;

import org.jspecify.annotations.NullMarked;
