/**
 * Alarm devices that report over the internet, by SIA DC-09 over TCP and UDP. {@link throughline.edge.dc09.FrameFinder} finds frames in
 * what arrives, {@link throughline.edge.dc09.Frame} reads one, {@link throughline.edge.dc09.Judge} says what it is worth and what goes
 * back; none of them knows a socket. {@link throughline.edge.dc09.Ports} has the sockets, and
 * {@link throughline.edge.dc09.Receiver} gives what was said to the room {@code alarm} before anything goes back.
 */
@NullMarked
package throughline.edge.dc09;

import org.jspecify.annotations.NullMarked;
