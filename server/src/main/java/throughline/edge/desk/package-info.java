/**
 * The wire to the desktop: what an agent, a supervisor and an administrator see of contacts, queues and themselves, and the socket
 * that says when it changed. Shapes of screens are records beside the endpoint that fills them.
 */
@NullMarked
package throughline.edge.desk;

import org.jspecify.annotations.NullMarked;
