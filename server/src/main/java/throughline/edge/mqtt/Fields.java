package throughline.edge.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the fields of a packet one after the other (MQTT 5.0, section 1.5).
 *
 * <pre>
 *  number    1, 2 or 4 bytes, the highest first
 *  variable  1 to 4 bytes of 7 bits, the lowest first; the highest bit says that another follows
 *  text      length, 2 | UTF-8 without a zero
 *  binary    length, 2 | bytes
 *  properties    length, variable | each: identifier, 1 | a value whose kind the identifier says
 * </pre>
 */
final class Fields {
    /** A property that a program may give as often as it likes: a name and a value. */
    private static final int USER_PROPERTY = 0x26;

    private final byte[] bytes;
    private final int end;
    private int at;

    Fields(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Fields(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    boolean more() {
        return at < end;
    }

    int one() throws Broken {
        need(1);
        return bytes[at++] & 0xFF;
    }

    int two() throws Broken {
        return one() << 8 | one();
    }

    long four() throws Broken {
        return (long) two() << 16 | two();
    }

    private int variable() throws Broken {
        int value = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int next = one();
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new Broken(Reason.MALFORMED_PACKET);
    }

    byte[] binary() throws Broken {
        int length = two();
        need(length);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    String text() throws Broken {
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(binary())).toString();
            if (text.indexOf('\0') >= 0) {
                throw new Broken(Reason.MALFORMED_PACKET);
            }
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw new Broken(Reason.MALFORMED_PACKET);
        }
    }

    byte[] rest() {
        return Arrays.copyOfRange(bytes, at, end);
    }

    /**
     * @param allowed identifiers that this packet may have
     * @return numbers by their identifiers; texts and binaries as 0: they are there, and nothing here reads them
     */
    Map<Integer, Long> properties(Set<Integer> allowed) throws Broken {
        int length = variable();
        need(length);
        var inside = new Fields(bytes, at, at + length);
        at += length;
        var properties = new HashMap<Integer, Long>();
        while (inside.more()) {
            int identifier = inside.one();
            long value = inside.value(identifier);
            if (identifier == USER_PROPERTY) {
                continue;
            }
            if (!allowed.contains(identifier) || properties.put(identifier, value) != null) {
                throw new Broken(Reason.PROTOCOL_ERROR);
            }
        }
        return properties;
    }

    private long value(int identifier) throws Broken {
        return switch (identifier) {
            case 0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2A -> one();
            case 0x13, 0x21, 0x22, 0x23 -> two();
            case 0x02, 0x11, 0x18, 0x27 -> four();
            case 0x0B -> variable();
            case 0x03, 0x08, 0x12, 0x15, 0x1A, 0x1C, 0x1F -> {
                text();
                yield 0;
            }
            case 0x09, 0x16 -> {
                binary();
                yield 0;
            }
            case USER_PROPERTY -> {
                text();
                text();
                yield 0;
            }
            default -> throw new Broken(Reason.MALFORMED_PACKET);
        };
    }

    private void need(int length) throws Broken {
        if (end - at < length) {
            throw new Broken(Reason.MALFORMED_PACKET);
        }
    }
}
