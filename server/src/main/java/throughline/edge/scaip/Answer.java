package throughline.edge.scaip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to a device. Its root is {@code mrs}, or the one that it used itself where that was {@code scaip}.
 *
 * <pre>
 *  &lt;mrs&gt;
 *    &lt;ref&gt;a1b2c3d4e5f6g7h8&lt;/ref&gt;  the device's
 *    &lt;snu&gt;0&lt;/snu&gt;                 a number of {@link Status}
 *    &lt;hbi&gt;5&lt;/hbi&gt;                 a heartbeat every so many minutes from now on
 *  &lt;/mrs&gt;
 * </pre>
 *
 * What is public does not say in what unit {@code hbi} is. A device that took our minutes for seconds would be heard too often, and one
 * that took seconds for minutes not often enough: so these are minutes.
 */
record Answer(
        String root, String ref, Status status, @Nullable Integer heartbeatMinutes) {
    private static final Pattern REF =
            Pattern.compile("<ref>\\s*([0-9A-Za-z]{1,16})\\s*</ref>", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_REF = 64;

    static Answer to(Request request, Status status, @Nullable Integer heartbeatMinutes) {
        var root = request.document().root();
        var ref = request.ref();
        return new Answer(
                root.equalsIgnoreCase("scaip") ? root : "mrs",
                ref.length() <= LONGEST_REF ? ref : ref.substring(0, LONGEST_REF),
                status,
                heartbeatMinutes);
    }

    /** To what is no document, but may hold a reference by which its sender finds out what became of it. */
    static Answer toWhatever(byte[] body, Status status) {
        var found = REF.matcher(new String(body, UTF_8));
        return new Answer("mrs", found.find() ? found.group(1) : "", status, null);
    }

    byte[] written() {
        var interval = heartbeatMinutes == null ? "" : "<hbi>" + heartbeatMinutes + "</hbi>";
        return "<%1$s><ref>%2$s</ref><snu>%3$d</snu>%4$s</%1$s>"
                .formatted(root, escaped(ref), status.number(), interval)
                .getBytes(UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
