package throughline.edge.pager;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A paging terminal that is strict: it sums each block itself, by its own hand, and notes what is not in its turn as wrong. */
final class TapTerminal extends Loopback {
    enum Mood {
        GOOD,
        /** Asks who we are only after it was called twice, and greets in several lines, with parity bits. */
        SLOW_AND_WORDY,
        REFUSES_LOGON,
        NAKS_ONCE,
        NAKS_ALWAYS,
        TAKES_NO_SUCH_PAGE,
        TAKES_IT_BACK,
        HANGS_UP_AT_BLOCK,
        HANGS_AT_BLOCK,
        SILENT
    }

    record Page(String pager, String words) {}

    private final List<Page> pages = new CopyOnWriteArrayList<>();
    private final AtomicInteger blocks = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private volatile Mood mood = Mood.GOOD;

    void is(Mood now) {
        mood = now;
    }

    List<Page> pages() {
        return pages;
    }

    int blocks() {
        return blocks.get();
    }

    @Override
    void talk(Socket socket) throws IOException {
        if (atOnce.incrementAndGet() > 1) {
            isWrong("two calls on one line");
        }
        try {
            answer(socket.getInputStream(), socket.getOutputStream());
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void answer(InputStream in, OutputStream out) throws IOException {
        until(in, '\r');
        if (mood == Mood.SILENT) {
            in.readAllBytes();
            return;
        }
        if (mood == Mood.SLOW_AND_WORDY) {
            until(in, '\r');
        }
        say(out, "ID=");
        if (!until(in, '\r').equals("\u001bPG1secret")) {
            isWrong("logon");
        }
        if (mood == Mood.REFUSES_LOGON) {
            say(out, "BAD PASSWORD\r\u001b\u0004\r");
            return;
        }
        say(
                out,
                mood == Mood.SLOW_AND_WORDY ? "110 1.8\r\nWELCOME\r\n\u0006\r\nDAY\r\u001b[p\r" : "\u0006\r\u001b[p\r");
        take(in, out);
    }

    private void take(InputStream in, OutputStream out) throws IOException {
        var whole = new StringBuilder();
        int naks = 0;
        while (true) {
            int first = octet(in);
            if (first == 0x04) {
                until(in, '\r');
                say(out, mood == Mood.TAKES_IT_BACK ? "513 BAD TEXT\r\u001e\r\u001b\u0004\r" : "\u001b\u0004\r");
                return;
            }
            if (first != 0x02) {
                isWrong("a block must begin with STX");
                return;
            }
            blocks.incrementAndGet();
            var block = block(in);
            if (block.octets > 256) {
                isWrong("a block is too long");
            }
            if (!block.right) {
                isWrong("a sum is wrong");
            }
            boolean nak = mood == Mood.NAKS_ALWAYS || (mood == Mood.NAKS_ONCE && naks == 0);
            if (nak || !block.right) {
                naks++;
                say(out, "\u0015\r");
                continue;
            }
            switch (mood) {
                case TAKES_NO_SUCH_PAGE -> say(out, "503 NO PAGER 5551212\r\u001e\r");
                case HANGS_UP_AT_BLOCK -> {
                    say(out, "\u001b\u0004\r");
                    return;
                }
                case HANGS_AT_BLOCK -> {}
                default -> say(out, "\u0006\r");
            }
            whole.append(block.content);
            if (block.last && mood != Mood.TAKES_NO_SUCH_PAGE) {
                var fields = whole.toString().split("\r", -1);
                if (fields.length != 3 || !fields[2].isEmpty()) {
                    isWrong("two fields, each with its CR");
                }
                pages.add(new Page(fields[0], fields[1]));
                whole.setLength(0);
            }
        }
    }

    private record Block(String content, boolean last, boolean right, int octets) {}

    private static Block block(InputStream in) throws IOException {
        int sum = 0x02;
        var content = new StringBuilder();
        int octet = octet(in);
        for (; octet != 0x03 && octet != 0x1F; octet = octet(in)) {
            sum += octet;
            content.append((char) octet);
        }
        sum += octet;
        int said = (octet(in) - 0x30) * 256 + (octet(in) - 0x30) * 16 + octet(in) - 0x30;
        boolean right = said == sum % 4096 && octet(in) == '\r';
        return new Block(content.toString(), octet == 0x03, right, content.length() + 6);
    }

    private static String until(InputStream in, char end) throws IOException {
        var line = new StringBuilder();
        for (int octet = octet(in); octet != end; octet = octet(in)) {
            line.append((char) octet);
        }
        return line.toString();
    }

    private static int octet(InputStream in) throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }

    /** With even parity in the eighth bit, as a line of seven bits has it. */
    private static void say(OutputStream out, String characters) throws IOException {
        var octets = characters.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < octets.length; at++) {
            octets[at] |= (byte) ((Integer.bitCount(octets[at]) & 1) << 7);
        }
        out.write(octets);
        out.flush();
    }
}
