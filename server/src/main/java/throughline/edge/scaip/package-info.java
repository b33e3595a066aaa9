/**
 * Alarm devices that report by SIP MESSAGE on our own SIP line: SCAIP (SS 91100:2014, CLC/TS 50134-9). {@link throughline.edge.scaip.Document}
 * and {@link throughline.edge.scaip.Request} read what came, {@link throughline.edge.scaip.Judge} says what it is worth and what is
 * answered; none of them knows a socket or a database. {@link throughline.edge.scaip.Receiver} gives what was said to the room
 * {@code alarm} before anything goes back. The wire itself is the one of the calls: {@link throughline.voice.Letters}.
 */
@NullMarked
package throughline.edge.scaip;

import org.jspecify.annotations.NullMarked;
