package throughline.edge.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to a device (MQTT 5.0, section 3), each with its length after the first byte.
 *
 * <pre>
 *  CONNACK     20  the session is there, 1 | reason, 1 | properties
 *  PUBACK      40  id, 2 | reason, 1; left out when it is 00
 *  SUBACK      90  id, 2 | no properties, 00 | a reason for each topic
 *  UNSUBACK    B0  the same
 *  PINGRESP    D0
 *  DISCONNECT  E0  reason, 1
 * </pre>
 */
final class Answer {
    private static final int MESSAGES_ON_THE_WAY = 16;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private Answer() {}

    /**
     * Says what a device may do here: no QoS 2, no topic aliases, nothing of subscriptions, no packet larger than {@link Intake#LARGEST}.
     *
     * @param client the name that we gave its session; null when it brought one
     * @param keepAlive seconds within which it has to say something; null when those count that it said
     */
    static byte[] welcome(boolean sessionIsThere, @Nullable String client, @Nullable Integer keepAlive) {
        var properties = new Answer()
                .with(0x21, 0, MESSAGES_ON_THE_WAY)
                .with(0x24, 1)
                .with(0x27, 0, Intake.LARGEST >> 16, Intake.LARGEST >> 8, Intake.LARGEST)
                .with(0x28, 0) // no wildcards
                .with(0x29, 0) // no identifiers of subscriptions
                .with(0x2A, 0); // none that are shared
        if (keepAlive != null) {
            properties.with(0x13, keepAlive >> 8, keepAlive);
        }
        if (client != null) {
            var name = client.getBytes(UTF_8);
            properties.with(0x12, name.length >> 8, name.length).with(name);
        }
        return new Answer()
                .with(sessionIsThere ? 1 : 0, Reason.SUCCESS.code())
                .with(properties.measured())
                .packet(0x20);
    }

    static byte[] refused(Reason reason) {
        return new Answer().with(0, reason.code(), 0).packet(0x20);
    }

    static byte[] puback(int id, Reason reason) {
        var answer = new Answer().with(id >> 8, id);
        return (reason == Reason.SUCCESS ? answer : answer.with(reason.code())).packet(0x40);
    }

    static byte[] suback(Packet.Subscribe to, Reason reason) {
        return ofEach(to.id(), to.topics(), reason).packet(0x90);
    }

    static byte[] unsuback(Packet.Unsubscribe to, Reason reason) {
        return ofEach(to.id(), to.topics(), reason).packet(0xB0);
    }

    static byte[] pong() {
        return new Answer().packet(0xD0);
    }

    static byte[] disconnect(Reason reason) {
        return new Answer().with(reason.code()).packet(0xE0);
    }

    private static Answer ofEach(int id, int topics, Reason reason) {
        var answer = new Answer().with(id >> 8, id, 0);
        Collections.nCopies(topics, reason).forEach(each -> answer.with(each.code()));
        return answer;
    }

    /** @param bytes of each the lowest eight bits */
    private Answer with(int... bytes) {
        for (int each : bytes) {
            body.write(each);
        }
        return this;
    }

    private Answer with(byte[] bytes) {
        body.writeBytes(bytes);
        return this;
    }

    private byte[] packet(int head) {
        var packet = new ByteArrayOutputStream();
        packet.write(head);
        packet.writeBytes(measured());
        return packet.toByteArray();
    }

    /** With its length before it: seven bits in a byte, the lowest first. */
    private byte[] measured() {
        var measured = new ByteArrayOutputStream();
        int length = body.size();
        for (; length > 0x7F; length >>= 7) {
            measured.write(length & 0x7F | 0x80);
        }
        measured.write(length);
        measured.writeBytes(body.toByteArray());
        return measured.toByteArray();
    }
}
