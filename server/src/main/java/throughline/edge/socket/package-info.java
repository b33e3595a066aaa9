/** What both sockets to the browser stand on: sending that never blocks the sender, and where they are opened. */
@NullMarked
package throughline.edge.socket;

import org.jspecify.annotations.NullMarked;
