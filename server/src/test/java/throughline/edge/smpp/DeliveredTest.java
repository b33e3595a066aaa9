package throughline.edge.smpp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.Test;
import throughline.notify.Alphabet;
import throughline.notify.Callback.Receipt.Status;
import throughline.notify.Incoming;
import throughline.notify.Incoming.PartReceipt;
import throughline.notify.Incoming.Place;
import throughline.notify.Incoming.ReplyPart;
import throughline.notify.Incoming.Unreadable;

/** Messages as centres write them, and as they should not. */
class DeliveredTest {
    private static final String MART = "+447700900123";

    @Test
    void receiptsAsDifferentCentresWriteThem() {
        reads(
                receipt(
                        "id:1A2B sub:001 dlvrd:001 submit date:2611280224 done date:2611280224 stat:DELIVRD err:000 text:Lift"),
                new PartReceipt("1A2B", MART, Status.DELIVERED, null));
        reads(receipt("id: 77 Stat:x stat:undeliv err:a1"), new PartReceipt("77", MART, Status.FAILED, "UNDELIV, a1"));
        reads(receipt("id:8 stat:REJECTD err:000"), new PartReceipt("8", MART, Status.FAILED, "REJECTD"));
        reads(receipt("id:8 stat:ACCEPTD"), new Incoming.OnItsWay());
        reads(
                receipt(
                        "",
                        new OptionalParameter.Receipted_message_id("ab-9"),
                        new OptionalParameter.Message_state((byte) 2)),
                new PartReceipt("ab-9", MART, Status.DELIVERED, null));
        assertThat(Delivered.read(receipt("id:9 stat:SOMEHOW"))).isInstanceOf(Unreadable.class);
        assertThat(Delivered.read(receipt("hello"))).isInstanceOf(Unreadable.class);
    }

    @Test
    void repliesInWhateverAlphabetAndPart() {
        reply(0x00, "00", Alphabet.GSM, "@", Place.ALONE);
        reply(0x03, "e4", Alphabet.LATIN_1, "ä", Place.ALONE);
        reply(0xF1, "31", Alphabet.GSM, "1", Place.ALONE);
        reply(0x19, "96fb", Alphabet.UCS_2, "電", Place.ALONE);
        var parts = pdu(0x00, 0x00, "31");
        parts.setOptionalParameters(
                new OptionalParameter.Sar_msg_ref_num((short) -1),
                new OptionalParameter.Sar_total_segments((byte) 3),
                new OptionalParameter.Sar_segment_seqnum((byte) 2));
        assertThat(((ReplyPart) Delivered.read(parts)).place()).isEqualTo(new Place(0xFFFF, 2, 3));
        // A port is addressed before the part is told.
        var headed = (ReplyPart) Delivered.read(pdu(0x40, 0x00, "0b 05040b840000 0003070201 4c"));
        assertThat(headed.place()).isEqualTo(new Place(7, 1, 2));
        assertThat(headed.octets()).containsExactly('L');
    }

    @Test
    void whatCannotBeUsedSaysWhy() {
        refuses(pdu(0x00, 0x02, "31"), "alphabet");
        refuses(pdu(0x08, 0x00, "31"), "neither");
        refuses(pdu(0x40, 0x00, "05 0003070203"), "part 3 of 2");
        refuses(pdu(0x40, 0x00, "c8 00"), "longer than itself");
        var named = pdu(0x00, 0x00, "31");
        named.setSourceAddrTon((byte) 5);
        named.setSourceAddr("Telia");
        refuses(named, "number");
    }

    private static void reply(int coding, String hex, Alphabet alphabet, String words, Place place) {
        var read = (ReplyPart) Delivered.read(pdu(0x00, coding, hex));
        assertThat(read.from()).isEqualTo(MART);
        assertThat(read.to()).isEqualTo("+442079460100");
        assertThat(read.alphabet()).isEqualTo(alphabet);
        assertThat(alphabet.decode(read.octets())).isEqualTo(words);
        assertThat(read.place()).isEqualTo(place);
    }

    private static void refuses(DeliverSm pdu, String why) {
        assertThat(Delivered.read(pdu))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.why()).contains(why));
    }

    private static void reads(DeliverSm pdu, Incoming expected) {
        assertThat(Delivered.read(pdu)).isEqualTo(expected);
    }

    private static DeliverSm receipt(String words, OptionalParameter... beside) {
        var pdu = pdu(0x04, 0x00, HexFormat.of().formatHex(words.getBytes(US_ASCII)));
        pdu.setOptionalParameters(beside);
        return pdu;
    }

    private static DeliverSm pdu(int kind, int coding, String hex) {
        var pdu = new DeliverSm();
        pdu.setSourceAddrTon((byte) 1);
        pdu.setSourceAddr("447700900123");
        pdu.setDestAddrTon((byte) 1);
        pdu.setDestAddress("442079460100");
        pdu.setEsmClass((byte) kind);
        pdu.setDataCoding((byte) coding);
        pdu.setShortMessage(HexFormat.of().parseHex(hex.replace(" ", "")));
        return pdu;
    }
}
