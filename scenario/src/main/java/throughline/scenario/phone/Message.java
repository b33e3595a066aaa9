package throughline.scenario.phone;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A SIP message that was received, read just far enough to answer it. */
record Message(String firstLine, List<String> headers, String body) {
    static Message read(String text) {
        int end = text.indexOf("\r\n\r\n");
        var lines = new ArrayList<>(List.of((end < 0 ? text : text.substring(0, end)).split("\r\n")));
        return new Message(lines.removeFirst(), lines, end < 0 ? "" : text.substring(end + 4));
    }

    /** The status of a response, 0 for a request. */
    int status() {
        return firstLine.startsWith("SIP/2.0 ") ? Integer.parseInt(firstLine.substring(8, 11)) : 0;
    }

    String method() {
        return status() > 0 ? header("CSeq").replaceFirst("\\d+ ", "") : firstLine.substring(0, firstLine.indexOf(' '));
    }

    /** The value of the first header with this name; empty when there is none. */
    String header(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    /** The address inside {@code <…>} of the Contact header, where requests of the dialog go. */
    @Nullable
    String contact() {
        var contact = header("Contact");
        int from = contact.indexOf('<');
        int to = contact.indexOf('>');
        return from >= 0 && to > from ? contact.substring(from + 1, to) : null;
    }
}
