package throughline.edge.scaip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.alarm.Signal.Kind;

/**
 * One document of a device. Roots and tags may be in capitals; {@code scaip} as root is what some proxies write, in both directions.
 *
 * <pre>
 *  &lt;mrq&gt;
 *    &lt;ref&gt;a1b2c3d4e5f6g7h8&lt;/ref&gt;  must: 1 to 16 letters and digits, the same when the same is said again
 *    &lt;ver&gt;01.00&lt;/ver&gt;
 *    &lt;mty&gt;ME&lt;/mty&gt;                ME message (so without it), RE the device begins anew, IN more about it, PI a heartbeat
 *    &lt;hbo&gt;001&lt;/hbo&gt;               not 0: we may say how often it shall send a heartbeat
 *    &lt;cid&gt;123456&lt;/cid&gt;            must: who it is, up to 32 digits, some with + before them
 *    &lt;dty&gt;0046&lt;/dty&gt;              must: 0046 alarm unit of a lift; 0045 controller, 0048 local unit, 0041 power supply …
 *    &lt;did&gt;001d940cb800&lt;/did&gt;      which device behind the controller
 *    &lt;dco&gt;002&lt;/dco&gt;               its part: 002 to 006 are buttons 1 to 5
 *    &lt;dte&gt;…&lt;/dte&gt;                 the same for people, as stt, lte and ite are for their codes
 *    &lt;crd&gt;gsm:+46701445566&lt;/crd&gt;  where it can be called, once for each way: sip: gsm: tel: … or no-voice:
 *    &lt;stc&gt;0010&lt;/stc&gt;              a code of {@link StatusCodes}; without one it is an alarm
 *    &lt;pri&gt;9&lt;/pri&gt;
 *    &lt;lco&gt;012&lt;/lco&gt;               a room of a home; lva a number for it, lge where on earth
 *    &lt;lte&gt;lift 2 car&lt;/lte&gt;
 *    &lt;ame&gt;1&lt;/ame&gt;                 so many documents with the same ref follow
 *  &lt;/mrq&gt;
 * </pre>
 *
 * No code of a place knows car, pit or machine room, and none of a part does, so where in the lift it was is said by its texts only.
 *
 * @param size in bytes
 * @param raw as it came, for people
 */
record Request(Document document, int size, String raw) {
    /** What fits into a datagram that nothing on its way cuts. */
    static final int LONGEST = 1_300;

    private static final int LONGEST_RAW = 4_096;
    private static final int LONGEST_IDENT = 64;
    private static final int LONGEST_WORDS = 500;
    private static final Pattern ROOTS = Pattern.compile("mrq|scaip", Pattern.CASE_INSENSITIVE);
    private static final Pattern CALL_BACK =
            Pattern.compile("(?!no-voice:)[a-z-]+:(\\+[1-9][0-9]{6,14})(?:[@;].*)?", Pattern.CASE_INSENSITIVE);

    /** @return null when it is no document of SCAIP */
    static @Nullable Request read(byte[] body) {
        var document = Document.read(body);
        if (document == null || !ROOTS.matcher(document.root()).matches()) {
            return null;
        }
        var text = Document.legible(new String(body, UTF_8));
        return new Request(document, body.length, cut(text, LONGEST_RAW));
    }

    /** What is wrong with it; null when nothing is. */
    @Nullable
    Status fault() {
        if (size > LONGEST) {
            return Status.TOO_LONG;
        }
        if (Stream.of("ref", "cid", "dty").anyMatch(tag -> tag(tag).isEmpty())) {
            return Status.TAG_MISSING;
        }
        boolean isRight = tag("ref").matches("[0-9A-Za-z]{1,16}")
                && tag("cid").matches("\\+?[0-9]{1,32}")
                && tag("dty").matches("[0-9]{4}")
                && tag("stc").matches("|[0-9]{4}")
                && tag("ame").matches("[0-9]{0,3}")
                && tag("mty").matches("|(?i:ME|RE|IN|PI)");
        return isRight ? null : Status.WRONG_DATA;
    }

    String ref() {
        return tag("ref");
    }

    /** How the device calls itself; empty when it does not. */
    String ident() {
        return cut(tag("cid"), LONGEST_IDENT);
    }

    /** Empty when it says none. */
    String code() {
        return tag("stc");
    }

    /** How many documents with the same ref follow. */
    int toFollow() {
        return tag("ame").matches("[0-9]{1,3}") ? Integer.parseInt(tag("ame")) : 0;
    }

    /** Whether we may say how often it shall send a heartbeat. */
    boolean isAdjustable() {
        return tag("hbo").matches("0*[1-9][0-9]*");
    }

    /** Without a code a message is an alarm, a heartbeat and a new beginning are what they are, and we have no word for anything else. */
    @Nullable
    Kind kind() {
        var type = tag("mty").toUpperCase(Locale.ROOT);
        if (!code().isEmpty()) {
            var kind = StatusCodes.kind(code());
            return kind == null && type.equals("PI") ? Kind.HEARTBEAT : kind;
        }
        return switch (type) {
            case "", "ME" -> Kind.ALARM_RAISED;
            case "PI", "RE" -> Kind.HEARTBEAT;
            default -> null;
        };
    }

    /** A message that says nothing but that it is one. */
    boolean isBare() {
        return code().isEmpty() && tag("mty").matches("|(?i:ME)");
    }

    /** Where the lift can be rung back, in E.164 form; empty when it names no number. */
    String callBack() {
        return document.texts("crd").stream()
                .map(CALL_BACK::matcher)
                .filter(Matcher::matches)
                .map(address -> address.group(1))
                .findFirst()
                .orElse("");
    }

    /** All that is for people. */
    String words() {
        var words = new ArrayList<>(List.of(tag("dte"), tag("stt"), tag("lte")));
        words.addAll(document.texts("ite"));
        return cut(
                words.stream().filter(Predicate.not(String::isEmpty)).collect(Collectors.joining(" ")), LONGEST_WORDS);
    }

    /** The same when the same is said again, and another for each part of what is said in several. */
    String key() {
        return "%s %s %s %s %d"
                .formatted(cut(ref(), LONGEST_IDENT), code(), cut(tag("did"), LONGEST_IDENT), tag("dco"), toFollow());
    }

    private String tag(String name) {
        return document.text(name);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
