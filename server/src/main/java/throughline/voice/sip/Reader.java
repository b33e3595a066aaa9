package throughline.voice.sip;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages as the stack does, but what does not parse is counted and dropped, without an answer and without a word in the
 * log. A datagram that is shorter than its Content-Length says is such a one; bytes beyond it are cut (RFC 3261, section 18.3).
 * A stream whose next body is too large is closed, for nothing after it could be read.
 */
final class Reader extends StringMsgParser {
    /** The largest message, header or body, that we read, in bytes. */
    static final int MAX_MESSAGE = 16 * 1024;

    private static final Set<Class<?>> ESSENTIAL = Set.of(
            RequestLine.class,
            StatusLine.class,
            From.class,
            To.class,
            CallID.class,
            CSeq.class,
            Via.class,
            ContentLength.class);

    private final LongAdder malformed;

    Reader(LongAdder malformed) {
        this.malformed = malformed;
    }

    /** @param datagram false for a header that came on a stream; the stack reads its body afterwards */
    @Override
    public @Nullable SIPMessage parseSIPMessage(
            byte[] bytes, boolean datagram, boolean strict, @Nullable ParseExceptionListener stacksOwn) {
        SIPMessage message = null;
        try {
            message = super.parseSIPMessage(bytes, datagram, strict, Reader::unreadable);
        } catch (Exception whateverTheParserThrows) {
            malformed.increment();
            return null;
        }
        if (message == null) {
            return null; // a keep-alive of blank lines
        }
        if (!isWhole(message) || datagram && !headerEnds(bytes, message.getSize())) {
            malformed.increment();
            return null;
        }
        fitBody(message, datagram);
        return message;
    }

    private static void unreadable(
            ParseException why, SIPMessage message, @Nullable Class<?> header, String line, @Nullable String all)
            throws ParseException {
        if (header == null || ESSENTIAL.contains(header)) {
            throw why;
        }
    }

    private static boolean isWhole(SIPMessage message) {
        return message.getFrom() != null
                && message.getTo() != null
                && message.getCallId() != null
                && message.getCSeq() != null
                && message.getTopmostVia() != null
                && message.getTopmostVia().getBranch() != null;
    }

    /** Whether there is a blank line before {@code end}; a datagram that was cut off has none. */
    private static boolean headerEnds(byte[] bytes, int end) {
        return end >= 3
                && end <= bytes.length
                && bytes[end - 1] == '\n'
                && (bytes[end - 2] == '\n' || bytes[end - 3] == '\n');
    }

    private void fitBody(SIPMessage message, boolean datagram) {
        var header = message.getContentLength();
        int announced = header == null ? 0 : header.getContentLength();
        if (!datagram && announced > MAX_MESSAGE) {
            malformed.increment();
            closeStream();
        }
        var body = message.getRawContent();
        if (datagram && body != null && body.length > announced) {
            message.setMessageContent(Arrays.copyOf(body, announced));
        }
    }

    /** The stack closes a connection whose reading thread dies; it should only die without printing anything. */
    private static void closeStream() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, why) -> {});
        throw new IllegalStateException("The announced body is too large.");
    }
}
