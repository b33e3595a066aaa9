package throughline.edge.pager;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A paging gateway that is strict: a command out of turn, a blank pager, or an eighth bit is noted as wrong. */
public final class SnppGateway extends Loopback {
    /** What it does at one moment of a page. */
    public enum Mood {
        GOOD,
        /** Knows PAGE, MESS, SEND, RESE, QUIT and HELP only. */
        LEVEL_ONE,
        BUSY_AT_THE_DOOR,
        NO_SUCH_PAGER,
        FAILS_TO_SEND,
        GOES_AWAY_AT_SEND,
        HANGS_AT_SEND,
        DROPS_AT_SEND,
        SPEAKS_ANOTHER_PROTOCOL,
        TWO_WAYS
    }

    public record Page(String pager, String words) {}

    private final List<Page> pages = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.GOOD;

    public void is(Mood now) {
        mood = now;
    }

    public List<Page> pages() {
        return pages;
    }

    @Override
    void talk(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        var out = socket.getOutputStream();
        if (mood == Mood.BUSY_AT_THE_DOOR) {
            say(out, "421 Gateway Service Unavailable");
            return;
        }
        if (mood == Mood.SPEAKS_ANOTHER_PROTOCOL) {
            say(out, "* OK IMAP4rev1");
            return;
        }
        say(out, "220-Welcome\r\n220 SNPP Gateway Ready");
        String pager = null;
        String words = null;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.chars().anyMatch(character -> character < 0x20 || character > 0x7E)) {
                isWrong("a character that is none of ASCII: " + line);
            }
            var command = line.substring(0, Math.min(4, line.length()));
            var rest = line.length() > 5 ? line.substring(5) : "";
            switch (command) {
                case "LOGI" ->
                    say(
                            out,
                            mood == Mood.LEVEL_ONE
                                    ? "500 Command Not Implemented, Try Again"
                                    : rest.equals("lifts secret") ? "250 Login Accepted" : "550 Error, Invalid Login");
                case "PAGE" -> {
                    if (pager != null || rest.isBlank()) {
                        isWrong("PAGE out of turn");
                    }
                    pager = rest;
                    say(
                            out,
                            mood == Mood.NO_SUCH_PAGER
                                    ? "550 Error, Invalid Pager ID " + rest
                                    : "250 Pager ID Accepted");
                }
                case "MESS" -> {
                    if (pager == null || words != null) {
                        isWrong("MESS out of turn");
                    }
                    words = rest;
                    say(out, "250 Message OK");
                }
                case "SEND" -> {
                    if (pager == null || words == null) {
                        isWrong("SEND out of turn");
                    }
                    if (!sent(out, pager, words)) {
                        return;
                    }
                }
                case "QUIT" -> {
                    say(out, "221 OK, Goodbye");
                    return;
                }
                default -> {
                    isWrong("no command: " + line);
                    say(out, "500 Command Not Implemented, Try Again");
                }
            }
        }
    }

    /** @return false when it has hung up */
    private boolean sent(OutputStream out, String pager, String words) throws IOException {
        switch (mood) {
            case FAILS_TO_SEND -> say(out, "554 Error, failed (non-administrative reason)");
            case GOES_AWAY_AT_SEND -> {
                say(out, "421 Too Many Errors, Goodbye");
                return false;
            }
            case HANGS_AT_SEND -> pages.add(new Page(pager, words));
            case DROPS_AT_SEND -> {
                pages.add(new Page(pager, words));
                return false;
            }
            default -> {
                pages.add(new Page(pager, words));
                say(
                        out,
                        mood == Mood.TWO_WAYS
                                ? "960 1234 5678 Queued; Awaiting Delivery"
                                : "250 Message Sent Successfully");
            }
        }
        return true;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
