package throughline.egress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One question and one answer of HTTP/1.1 (RFC 9112) over a connection that is there already and is closed afterwards.
 *
 * <pre>
 * POST /hooks HTTP/1.1            HTTP/1.1 200 OK
 * Host: erp.example               Content-Length: 2
 * Content-Length: 321
 * Connection: close               ok
 * …
 * </pre>
 *
 * Of the answer only its number, how long to stay away, and the beginning of its text are read.
 */
final class Exchange {
    static final int SHOWN = 1_024;
    private static final int LONGEST_HEAD = 16_384;
    private static final int MOST_PRELIMINARY = 5;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})( .*)?");

    /** What answers does not speak HTTP. */
    static final class NotHttp extends IOException {
        NotHttp(String what) {
            super(what);
        }
    }

    private record Head(
            int status,
            boolean chunked,
            long length,
            @Nullable Duration retryAfter) {}

    private Exchange() {}

    static Answer.Said post(Destination to, Map<String, String> headers, byte[] body, OutputStream out, InputStream raw)
            throws IOException {
        out.write(question(to, headers, body.length).getBytes(ISO_8859_1));
        out.write(body);
        out.flush();
        var in = new BufferedInputStream(raw);
        var head = head(in);
        for (int i = 0; head.status() < 200; i++) {
            if (i == MOST_PRELIMINARY) {
                throw new NotHttp("nothing but preliminary answers");
            }
            head = head(in);
        }
        return new Answer.Said(head.status(), shown(beginning(head, in)), head.retryAfter());
    }

    private static String question(Destination to, Map<String, String> headers, int length) {
        var text = new StringBuilder(
                "POST %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: Throughline\r\n".formatted(to.target(), to.named()));
        headers.forEach((name, value) -> {
            if (!name.matches("[A-Za-z-]+") || !value.matches("[ -~]*")) {
                throw new IllegalArgumentException("The header %s cannot be sent.".formatted(name));
            }
            text.append(name).append(": ").append(value).append("\r\n");
        });
        return text.append("Content-Length: %d\r\nConnection: close\r\n\r\n".formatted(length))
                .toString();
    }

    private static Head head(InputStream in) throws IOException {
        int left = LONGEST_HEAD;
        var first = line(in, left);
        var matcher = STATUS.matcher(first);
        if (!matcher.matches()) {
            throw new NotHttp("no line of status");
        }
        boolean chunked = false;
        long length = -1;
        Duration retryAfter = null;
        for (var line = first; ; ) {
            left -= line.length() + 2;
            line = line(in, left);
            if (line.isEmpty()) {
                return new Head(Integer.parseInt(matcher.group(1)), chunked, length, retryAfter);
            }
            var header = line.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
            if (header.startsWith("transfer-encoding:")) {
                chunked = header.endsWith("chunked");
            } else if (header.matches("content-length:[0-9]{1,15}")) {
                length = Long.parseLong(header.substring("content-length:".length()));
            } else if (header.matches("retry-after:[0-9]{1,9}")) {
                retryAfter = Duration.ofSeconds(Long.parseLong(header.substring("retry-after:".length())));
            }
        }
    }

    private static String line(InputStream in, int longest) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() >= longest) {
                throw new NotHttp(next < 0 ? "it ends in its head" : "its head is too long");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    private static byte[] beginning(Head head, InputStream in) throws IOException {
        if (head.status() == 204 || head.status() == 304 || !head.chunked() && head.length() == 0) {
            return new byte[0];
        }
        if (!head.chunked()) {
            return in.readNBytes(head.length() < 0 ? SHOWN : (int) Math.min(SHOWN, head.length()));
        }
        var text = new ByteArrayOutputStream();
        while (text.size() < SHOWN) {
            var size = line(in, SHOWN).replaceFirst(";.*", "").strip();
            if (!size.matches("[0-9a-fA-F]{1,7}")) {
                throw new NotHttp("a part without a size");
            }
            int length = Integer.parseInt(size, 16);
            if (length == 0) {
                break;
            }
            text.writeBytes(in.readNBytes(Math.min(length, SHOWN - text.size())));
            if (text.size() < SHOWN) {
                line(in, 2);
            }
        }
        return text.toByteArray();
    }

    private static String shown(byte[] beginning) {
        return new String(beginning, UTF_8)
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]+", " ")
                .strip();
    }
}
