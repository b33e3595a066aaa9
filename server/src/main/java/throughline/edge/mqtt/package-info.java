/**
 * Lifts that are connected over MQTT 5.0 (OASIS standard, 2019): decision 42. {@link throughline.edge.mqtt.Intake} finds packets in what
 * arrives, {@link throughline.edge.mqtt.Packets} reads one, {@link throughline.edge.mqtt.Judge} says what a message is worth; none of them
 * knows the house. {@link throughline.edge.mqtt.Entrance} lets a lift in, {@link throughline.edge.mqtt.Conversation} speaks with it, and
 * {@link throughline.edge.mqtt.Receiver} gives what it said to the room {@code alarm} before the acknowledgement goes back.
 *
 * <p>A lift signs in with its name and its secret, and speaks in topics of its own:
 *
 * <pre>
 *  lift/{name}/alarm, test, fault, power        a CloudEvent of {@link throughline.alarm.DeviceEvent}; its type says what it is
 *  lift/{name}/heartbeat, link                  that it is there, whatever is in it; left behind on link: that it has gone
 *  lift/{name}/status, door, trip               taken and counted; nothing reads them yet
 * </pre>
 *
 * Nobody may subscribe: nothing goes from here to lifts.
 */
@NullMarked
package throughline.edge.mqtt;

import org.jspecify.annotations.NullMarked;
