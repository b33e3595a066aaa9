package throughline.edge.smpp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jspecify.annotations.Nullable;
import throughline.notify.Alphabet;
import throughline.notify.Callback.Receipt.Status;
import throughline.notify.Incoming;
import throughline.notify.Incoming.Place;

/**
 * What a message centre delivers.
 *
 * <pre>
 * receipt  esm_class 0x04, "id:1A2B sub:001 dlvrd:001 submit date:2611280224 done date:2611280224 stat:DELIVRD err:000 text:…",
 *          or receipted_message_id and message_state beside it
 * reply    short_message or message_payload in the alphabet of data_coding; a part of a longer one with a user data header
 *          05 00 03 (reference) (parts) (number), or 06 08 04 with a reference of two octets, or sar_* beside it
 * </pre>
 */
final class Delivered {
    private static final Pattern ID = Pattern.compile("\\bid:\\s*([0-9A-Za-z._-]{1,64})");
    private static final Pattern STATE = Pattern.compile("\\bstat:\\s*([A-Za-z]+)");
    private static final Pattern ERROR = Pattern.compile("\\berr:\\s*([0-9A-Za-z]{1,8})");
    private static final Pattern NUMBER = Pattern.compile("(?:\\+|00)?([1-9][0-9]{6,14})");
    private static final int KIND = 0x3C;
    private static final int INTERNATIONAL = 1;
    private static final int NATIONAL = 2;
    private static final int ALPHANUMERIC = 5;
    private static final int LONGEST_NAME = 200;

    private Delivered() {}

    static Incoming read(DeliverSm pdu) {
        try {
            return switch (pdu.getEsmClass() & KIND) {
                case 0x00 -> reply(pdu);
                case 0x04, 0x20 -> receipt(pdu); // 0x20: on the way still
                default -> new Incoming.Unreadable("it is neither a receipt nor a reply");
            };
        } catch (ArrayIndexOutOfBoundsException _) {
            return new Incoming.Unreadable("its user data header is longer than itself");
        }
    }

    private static Incoming receipt(DeliverSm pdu) {
        var said = new String(content(pdu), UTF_8);
        var beside = pdu.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
        var id = beside == null
                ? first(ID.matcher(said))
                : beside.getValueAsString().strip();
        if (id == null || id.isEmpty() || id.length() > 64) {
            return new Incoming.Unreadable("a receipt needs the id of its message");
        }
        var state = state(pdu, said);
        return switch (state) {
            case "DELIVRD" -> new Incoming.PartReceipt(id, recipient(pdu), Status.DELIVERED, null);
            case "EXPIRED", "DELETED", "UNDELIV", "REJECTD" ->
                new Incoming.PartReceipt(id, recipient(pdu), Status.FAILED, reason(state, first(ERROR.matcher(said))));
            case "ENROUTE", "ACCEPTD", "UNKNOWN", "SCHEDULED" -> new Incoming.OnItsWay();
            default -> new Incoming.Unreadable("its state is none that we know");
        };
    }

    /** The words first: they are what every centre writes. */
    private static String state(DeliverSm pdu, String said) {
        var written = first(STATE.matcher(said));
        if (written != null) {
            return written.toUpperCase(Locale.ROOT);
        }
        var beside = pdu.getOptionalParameter(OptionalParameter.Message_state.class);
        return beside == null
                ? ""
                : switch (beside.getValue()) {
                    case 0 -> "SCHEDULED";
                    case 1 -> "ENROUTE";
                    case 2 -> "DELIVRD";
                    case 3 -> "EXPIRED";
                    case 4 -> "DELETED";
                    case 5 -> "UNDELIV";
                    case 6 -> "ACCEPTD";
                    case 7 -> "UNKNOWN";
                    case 8 -> "REJECTD";
                    default -> "";
                };
    }

    private static String reason(String state, @Nullable String error) {
        return error == null || error.matches("0+") ? state : state + ", " + error;
    }

    private static String recipient(DeliverSm pdu) {
        var number = NUMBER.matcher(pdu.getSourceAddr());
        return number.matches() ? "+" + number.group(1) : "";
    }

    private static Incoming reply(DeliverSm pdu) {
        var number = NUMBER.matcher(pdu.getSourceAddr());
        if (pdu.getSourceAddrTon() == ALPHANUMERIC || pdu.getSourceAddrTon() == NATIONAL || !number.matches()) {
            return new Incoming.Unreadable("a reply comes from a number such as +447700900123");
        }
        var alphabet = alphabet(pdu.getDataCoding() & 0xFF);
        if (alphabet == null) {
            return new Incoming.Unreadable("it is not in an alphabet that we know");
        }
        var content = content(pdu);
        int header = pdu.isUdhi() && content.length > 0 ? 1 + (content[0] & 0xFF) : 0;
        var place = header > 0 ? place(content, header) : beside(pdu);
        if (!place.isPossible()) {
            return new Incoming.Unreadable("it says that it is part %d of %d".formatted(place.number(), place.parts()));
        }
        var octets = new byte[content.length - header];
        System.arraycopy(content, header, octets, 0, octets.length);
        return new Incoming.ReplyPart("+" + number.group(1), to(pdu), alphabet, octets, place);
    }

    private static String to(DeliverSm pdu) {
        var name = pdu.getDestAddress();
        var full = pdu.getDestAddrTon() == INTERNATIONAL && name.matches("[1-9][0-9]+") ? "+" + name : name;
        return full.substring(0, Math.min(full.length(), LONGEST_NAME));
    }

    /** Null for what is no text. Classes of messages do not change the alphabet (3GPP TS 23.038, §4). */
    private static @Nullable Alphabet alphabet(int coding) {
        return switch (coding) {
            case 0x00 -> Alphabet.GSM;
            case 0x01 -> Alphabet.ASCII;
            case 0x03 -> Alphabet.LATIN_1;
            case 0x08 -> Alphabet.UCS_2;
            default ->
                coding >= 0xF0
                        ? (coding & 0x04) == 0 ? Alphabet.GSM : null
                        : (coding & 0xE0) != 0
                                ? null
                                : switch (coding & 0x1C) {
                                    case 0x10 -> Alphabet.GSM;
                                    case 0x18 -> Alphabet.UCS_2;
                                    default -> null;
                                };
        };
    }

    private static byte[] content(DeliverSm pdu) {
        var payload = pdu.getOptionalParameter(OptionalParameter.Message_payload.class);
        var brief = pdu.getShortMessage();
        return (brief == null || brief.length == 0) && payload != null
                ? payload.getValue()
                : brief == null ? new byte[0] : brief;
    }

    /** Elements of the header are (what) (length) (octets); only those of long messages matter here. */
    private static Place place(byte[] content, int header) {
        for (int at = 1; at + 1 < header; at += 2 + (content[at + 1] & 0xFF)) {
            if (content[at] == 0x00 && content[at + 1] == 3) {
                return new Place(content[at + 2] & 0xFF, content[at + 4] & 0xFF, content[at + 3] & 0xFF);
            }
            if (content[at] == 0x08 && content[at + 1] == 4) {
                int reference = (content[at + 2] & 0xFF) << 8 | content[at + 3] & 0xFF;
                return new Place(reference, content[at + 5] & 0xFF, content[at + 4] & 0xFF);
            }
        }
        return Place.ALONE;
    }

    private static Place beside(DeliverSm pdu) {
        var reference = pdu.getOptionalParameter(OptionalParameter.Sar_msg_ref_num.class);
        var parts = pdu.getOptionalParameter(OptionalParameter.Sar_total_segments.class);
        var number = pdu.getOptionalParameter(OptionalParameter.Sar_segment_seqnum.class);
        return reference == null || parts == null || number == null
                ? Place.ALONE
                : new Place(reference.getValue() & 0xFFFF, number.getValue() & 0xFF, parts.getValue() & 0xFF);
    }

    private static @Nullable String first(Matcher matcher) {
        return matcher.find() ? matcher.group(1) : null;
    }

    /** All of it on a few lines, for people and for telling a repetition. Its number in the session is not part of it. */
    static String asText(DeliverSm pdu) {
        var text = new StringBuilder("deliver_sm from %s to %s esm_class 0x%02x data_coding 0x%02x\n%s\n"
                .formatted(
                        pdu.getSourceAddr(),
                        pdu.getDestAddress(),
                        pdu.getEsmClass(),
                        pdu.getDataCoding(),
                        visible(content(pdu))));
        if (alphabet(pdu.getDataCoding() & 0xFF) == Alphabet.UCS_2 && !pdu.isUdhi()) {
            text.append(Alphabet.UCS_2.decode(content(pdu)).replace('\0', ' ')).append('\n');
        }
        var beside = pdu.getOptionalParameters();
        for (var each : beside == null ? new OptionalParameter[0] : beside) {
            if (each.tag != Tag.MESSAGE_PAYLOAD.code()) {
                text.append("0x%04x %s\n".formatted(each.tag, visible(each.serialize())));
            }
        }
        return text.toString();
    }

    /** Octets that are letters as letters, the others by their numbers. */
    static String visible(byte[] octets) {
        var text = new StringBuilder(octets.length);
        for (var octet : octets) {
            text.append(octet >= ' ' && octet < 0x7F ? "" + (char) octet : "\\x%02x".formatted(octet));
        }
        return text.toString();
    }
}
