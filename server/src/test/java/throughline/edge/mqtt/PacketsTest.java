package throughline.edge.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static throughline.edge.mqtt.RawLift.concat;
import static throughline.edge.mqtt.RawLift.hex;
import static throughline.edge.mqtt.RawLift.text;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a device may send, byte by byte. */
class PacketsTest {
    private static final byte[] MQTT_5 = concat(text("MQTT"), hex("05"));

    @Test
    void aLiftThatSignsIn() throws Broken {
        var will = concat(hex("05 18 0000001e".replace(" ", "")), text("lift/7/link"), text("gone"));
        var body = concat(
                MQTT_5,
                hex("c6003c" + "0b" + "1100000e10" + "210014" + "22000a"),
                text("program"),
                will,
                text("7"),
                text("secret"));
        assertThat(Packets.read(0x10, body))
                .isInstanceOfSatisfying(
                        Packet.Connect.class,
                        connect -> assertThat(connect)
                                .returns("program", Packet.Connect::client)
                                .returns("7", Packet.Connect::ident)
                                .returns("secret", Packet.Connect::password)
                                .returns(60, Packet.Connect::keepAlive)
                                .returns(3_600L, Packet.Connect::sessionSeconds)
                                .returns(true, Packet.Connect::clean)
                                .returns(false, Packet.Connect::method)
                                .returns(30L, it -> it.will().delaySeconds())
                                .returns(
                                        "lift/7/link", it -> it.will().message().topic())
                                .hasToString("Connect[hidden]"));
    }

    @Test
    void withoutAUserNameTheClientIsTheLift() throws Broken {
        var body = concat(MQTT_5, hex("00003c00"), text("7"));
        assertThat(Packets.read(0x10, body))
                .isInstanceOfSatisfying(
                        Packet.Connect.class,
                        connect -> assertThat(connect)
                                .returns("7", Packet.Connect::ident)
                                .returns(null, Packet.Connect::password)
                                .returns(0L, Packet.Connect::sessionSeconds));
    }

    @Test
    void whatItSays() throws Broken {
        var body = concat(text("lift/7/test"), hex("1234"), hex("09" + "02000000ff" + "2600016100"), hex("7b7d"));
        assertThatThrownBy(() -> Packets.read(0x32, body))
                .as("a property that is cut")
                .isInstanceOf(Broken.class);
        var whole =
                concat(text("lift/7/test"), hex("1234"), hex("0b" + "02000000ff" + "26000161" + "0000"), hex("7b7d"));
        assertThat(Packets.read(0x3A, whole)).isInstanceOfSatisfying(Packet.Publish.class, message -> {
            assertThat(message.topic()).isEqualTo("lift/7/test");
            assertThat(message.id()).isEqualTo(0x1234);
            assertThat(message.qos()).isEqualTo(1);
            assertThat(message.again()).isTrue();
            assertThat(message.payload()).containsExactly('{', '}');
        });
    }

    @Test
    void howItLeaves() throws Broken {
        assertThat(Packets.read(0xE0, hex(""))).isEqualTo(new Packet.Disconnect(false, null));
        assertThat(Packets.read(0xE0, hex("04"))).isEqualTo(new Packet.Disconnect(true, null));
        assertThat(Packets.read(0xE0, hex("00051100000000"))).isEqualTo(new Packet.Disconnect(false, 0L));
    }

    @Test
    void whatIsRefusedAndWhy() {
        broken(Reason.UNSUPPORTED_PROTOCOL_VERSION, 0x10, concat(text("MQTT"), hex("04c2003c")));
        broken(Reason.UNSUPPORTED_PROTOCOL_VERSION, 0x10, concat(text("MQIsdp"), hex("03c2003c")));
        broken(Reason.MALFORMED_PACKET, 0x10, concat(MQTT_5, hex("01003c00"), text("7")));
        broken(Reason.MALFORMED_PACKET, 0x11, concat(MQTT_5, hex("00003c00"), text("7")));
        broken(Reason.MALFORMED_PACKET, 0x10, concat(MQTT_5, hex("00003c00"), text("7"), hex("00")));
        broken(Reason.PROTOCOL_ERROR, 0x10, concat(MQTT_5, hex("00003c0a" + "1100000001".repeat(2)), text("7")));
        broken(Reason.PROTOCOL_ERROR, 0x10, concat(MQTT_5, hex("00003c03" + "210000"), text("7")));
        broken(Reason.MALFORMED_PACKET, 0x10, concat(MQTT_5, hex("00003c02" + "7f00"), text("7")));
        broken(Reason.QOS_NOT_SUPPORTED, 0x34, concat(text("a"), hex("000100")));
        broken(Reason.MALFORMED_PACKET, 0x36, concat(text("a"), hex("000100")));
        broken(Reason.MALFORMED_PACKET, 0x38, concat(text("a"), hex("00")));
        broken(Reason.PROTOCOL_ERROR, 0x32, concat(text("a"), hex("000000")));
        broken(Reason.TOPIC_ALIAS_INVALID, 0x32, concat(text("a"), hex("000103" + "230001")));
        broken(Reason.MALFORMED_PACKET, 0x30, hex("0002c328" + "00"));
        broken(Reason.MALFORMED_PACKET, 0x30, hex("000100" + "00"));
        broken(Reason.PROTOCOL_ERROR, 0x82, hex("000100"));
        broken(Reason.MALFORMED_PACKET, 0x80, concat(hex("000100"), text("a"), hex("00")));
        broken(Reason.PROTOCOL_ERROR, 0x40, hex("0001"));
        broken(Reason.PROTOCOL_ERROR, 0xF0, hex(""));
        broken(Reason.MALFORMED_PACKET, 0xC0, hex("00"));
    }

    /** Whatever comes is read or refused, and nothing else happens. */
    @Test
    void anyBytes() {
        var random = new Random(42);
        var whole = concat(
                MQTT_5, hex("c6003c051100000e10"), text("p"), hex("00"), text("t"), text("w"), text("7"), text("s"));
        for (int time = 0; time < 200_000; time++) {
            byte[] body = time % 2 == 0 ? new byte[random.nextInt(40)] : whole.clone();
            if (time % 2 == 0) {
                random.nextBytes(body);
            } else {
                body[random.nextInt(body.length)] = (byte) random.nextInt();
            }
            int head = time % 2 == 0 ? random.nextInt(256) : 0x10;
            try {
                assertThat(Packets.read(head, body)).isNotNull();
            } catch (Broken refused) {
                assertThat(refused.reason().code()).isGreaterThanOrEqualTo(0x80);
            } catch (RuntimeException fault) {
                throw new AssertionError(head + " " + HexFormat.of().formatHex(body), fault);
            }
        }
    }

    private static void broken(Reason reason, int head, byte[] body) {
        assertThatThrownBy(() -> Packets.read(head, body))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.reason()).isEqualTo(reason));
    }
}
