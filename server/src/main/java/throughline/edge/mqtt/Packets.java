package throughline.edge.mqtt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.Set;

/**
 * Reads the packets of MQTT 5.0 (section 3) that a device may send.
 *
 * <pre>
 *  CONNECT      1|0   "MQTT" | 5 | flags | keep alive, 2 | properties | client | will | user | password
 *                     flags: user 80, password 40, will retained 20, its QoS 18, will 04, clean start 02
 *                     will:  properties | topic | payload, binary
 *  PUBLISH      3|dqqr  topic | id, 2, when QoS is not 0 | properties | payload until the end
 *                     d sent before, qq QoS, r retained
 *  SUBSCRIBE    8|2   id, 2 | properties | each: topic filter | options, 1
 *  UNSUBSCRIBE  10|2  id, 2 | properties | each: topic filter
 *  PINGREQ      12|0
 *  DISCONNECT   14|0  reason, 1 | properties; both may be left out
 * </pre>
 *
 * What is retained is not: nobody may subscribe, so there is nobody to whom it could be shown.
 */
final class Packets {
    private static final int SESSION_EXPIRY = 0x11;
    private static final int AUTHENTICATION_METHOD = 0x15;
    private static final int WILL_DELAY = 0x18;
    private static final int RECEIVE_MAXIMUM = 0x21;
    private static final int TOPIC_ALIAS = 0x23;
    private static final int LARGEST_PACKET = 0x27;
    private static final Set<Integer> OF_MESSAGES = Set.of(0x01, 0x02, 0x03, 0x08, 0x09, TOPIC_ALIAS);
    private static final Set<Integer> OF_WILLS = Set.of(0x01, 0x02, 0x03, 0x08, 0x09, WILL_DELAY);
    private static final Set<Integer> OF_CONNECT =
            Set.of(SESSION_EXPIRY, AUTHENTICATION_METHOD, 0x16, 0x17, 0x19, RECEIVE_MAXIMUM, 0x22, LARGEST_PACKET);
    private static final Set<Integer> OF_DISCONNECT = Set.of(SESSION_EXPIRY, 0x1C, 0x1F);
    private static final int WITH_WILL = 0x04;

    private Packets() {}

    /**
     * @param head the first byte: the type, and its flags
     * @param body what follows the length
     * @throws Broken when it cannot be read, or when a device may not send it
     */
    static Packet read(int head, byte[] body) throws Broken {
        var fields = new Fields(body);
        return switch (head >> 4) {
            case 1 -> connect(flagged(fields, head, 0));
            case 3 -> publish(fields, head & 0x0F);
            case 8 -> subscribe(flagged(fields, head, 2));
            case 10 -> unsubscribe(flagged(fields, head, 2));
            case 12 -> ping(flagged(fields, head, 0));
            case 14 -> disconnect(flagged(fields, head, 0));
            default -> throw new Broken(Reason.PROTOCOL_ERROR);
        };
    }

    private static Fields flagged(Fields fields, int head, int flags) throws Broken {
        malformedUnless((head & 0x0F) == flags);
        return fields;
    }

    private static Packet connect(Fields fields) throws Broken {
        if (!new String(fields.binary(), ISO_8859_1).equals("MQTT") || fields.one() != 5) {
            throw new Broken(Reason.UNSUPPORTED_PROTOCOL_VERSION);
        }
        int flags = fields.one();
        boolean hasWill = (flags & 0x04) != 0;
        malformedUnless((flags & 0x01) == 0 && (hasWill || (flags & 0x38) == 0));
        int keepAlive = fields.two();
        var properties = fields.properties(OF_CONNECT);
        if (isZero(properties, RECEIVE_MAXIMUM) || isZero(properties, LARGEST_PACKET)) {
            throw new Broken(Reason.PROTOCOL_ERROR);
        }
        var client = fields.text();
        var will = hasWill ? will(fields, flags >> 3 & 3) : null;
        var user = (flags & 0x80) == 0 ? null : fields.text();
        var password = (flags & 0x40) == 0 ? null : new String(fields.binary(), ISO_8859_1);
        malformedUnless(!fields.more());
        return new Packet.Connect(
                client,
                (flags & 0x02) != 0,
                keepAlive,
                properties.getOrDefault(SESSION_EXPIRY, 0L),
                properties.containsKey(AUTHENTICATION_METHOD),
                will,
                user,
                password);
    }

    private static Packet.Will will(Fields fields, int qos) throws Broken {
        supported(qos);
        var properties = fields.properties(OF_WILLS);
        var topic = fields.text();
        return new Packet.Will(
                new Packet.Publish(topic, qos, false, 0, fields.binary()), properties.getOrDefault(WILL_DELAY, 0L));
    }

    private static Packet publish(Fields fields, int flags) throws Broken {
        int qos = flags >> 1 & 3;
        boolean again = (flags & 0x08) != 0;
        supported(qos);
        malformedUnless(qos > 0 || !again);
        var topic = fields.text();
        int id = qos == 0 ? 0 : id(fields);
        if (fields.properties(OF_MESSAGES).containsKey(TOPIC_ALIAS)) {
            throw new Broken(Reason.TOPIC_ALIAS_INVALID);
        }
        return new Packet.Publish(topic, qos, again, id, fields.rest());
    }

    private static Packet subscribe(Fields fields) throws Broken {
        int id = id(fields);
        fields.properties(Set.of(0x0B));
        int topics = 0;
        for (; fields.more(); topics++) {
            fields.text();
            fields.one();
        }
        return new Packet.Subscribe(id, atLeastOne(topics));
    }

    private static Packet unsubscribe(Fields fields) throws Broken {
        int id = id(fields);
        fields.properties(Set.of());
        int topics = 0;
        for (; fields.more(); topics++) {
            fields.text();
        }
        return new Packet.Unsubscribe(id, atLeastOne(topics));
    }

    private static Packet ping(Fields fields) throws Broken {
        malformedUnless(!fields.more());
        return new Packet.Ping();
    }

    private static Packet disconnect(Fields fields) throws Broken {
        int reason = fields.more() ? fields.one() : 0;
        Long session = fields.more() ? fields.properties(OF_DISCONNECT).get(SESSION_EXPIRY) : null;
        malformedUnless(!fields.more());
        return new Packet.Disconnect(reason == WITH_WILL, session);
    }

    private static int id(Fields fields) throws Broken {
        int id = fields.two();
        if (id == 0) {
            throw new Broken(Reason.PROTOCOL_ERROR);
        }
        return id;
    }

    private static int atLeastOne(int topics) throws Broken {
        if (topics == 0) {
            throw new Broken(Reason.PROTOCOL_ERROR);
        }
        return topics;
    }

    private static void supported(int qos) throws Broken {
        malformedUnless(qos < 3);
        if (qos == 2) {
            throw new Broken(Reason.QOS_NOT_SUPPORTED);
        }
    }

    private static boolean isZero(Map<Integer, Long> properties, int identifier) {
        Long value = properties.get(identifier);
        return value != null && value == 0;
    }

    private static void malformedUnless(boolean right) throws Broken {
        if (!right) {
            throw new Broken(Reason.MALFORMED_PACKET);
        }
    }
}
