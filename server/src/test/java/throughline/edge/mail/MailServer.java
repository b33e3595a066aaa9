package throughline.edge.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server on this machine that is strict about the order of commands, and does what a test wants at one of them. */
public final class MailServer implements AutoCloseable {
    /** @param words the whole mail as it came, with CRLF made LF */
    public record Mail(String from, String to, String words, boolean secure) {}

    private final ServerSocket door;
    private final SSLContext tls;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private volatile String at = "";
    private volatile String says = "";

    /** @param tls null for one that offers no STARTTLS */
    public MailServer(SSLContext tls) {
        this.tls = tls;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::live);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Answers this command so from now on; an answer that is empty is silence. */
    public void saysAt(String command, String answer) {
        says = answer;
        at = command;
    }

    public void isGood() {
        at = "";
    }

    public List<Mail> mails() {
        return mails;
    }

    List<String> wrong() {
        return wrong;
    }

    private void live() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        talk(socket, false);
                    } catch (IOException _) {
                        // They hung up.
                    }
                });
            } catch (IOException _) {
                return;
            }
        }
    }

    private void talk(Socket socket, boolean secure) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var out = socket.getOutputStream();
        if (!secure && !said(out, "HELLO", "220 mail.example ESMTP")) {
            return;
        }
        String from = null;
        String to = null;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
            switch (command) {
                case "EHLO", "HELO" ->
                    said(out, command, secure || tls == null ? "250 mail.example" : "250-mail.example\r\n250 STARTTLS");
                case "STARTTLS" -> {
                    said(out, command, "220 Go ahead");
                    var wrapped = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
                    wrapped.setUseClientMode(false);
                    talk(wrapped, true);
                    return;
                }
                case "MAIL" -> {
                    from = line;
                    said(out, command, "250 2.1.0 Ok");
                }
                case "RCPT" -> {
                    if (from == null) {
                        wrong.add("RCPT out of turn");
                    }
                    to = line;
                    said(out, command, "250 2.1.5 Ok");
                }
                case "DATA" -> {
                    if (to == null) {
                        wrong.add("DATA out of turn");
                    }
                    if (said(out, command, "354 Go on")) {
                        mails.add(new Mail(from, to, body(in), secure));
                        said(out, "END", "250 2.0.0 Ok: queued as 4F1A");
                    }
                }
                case "RSET", "NOOP" -> say(out, "250 Ok");
                case "QUIT" -> {
                    say(out, "221 Bye");
                    return;
                }
                default -> {
                    wrong.add("no command: " + line);
                    say(out, "502 Not implemented");
                }
            }
        }
    }

    private static String body(BufferedReader in) throws IOException {
        var body = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            body.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
        }
        return body.toString();
    }

    /** @return whether it said what it usually says */
    private boolean said(OutputStream out, String command, String usually) throws IOException {
        boolean usual = !at.equals(command);
        var line = usual ? usually : says;
        if (!line.isEmpty()) {
            say(out, line);
        }
        return usual;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
