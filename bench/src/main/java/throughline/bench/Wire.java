package throughline.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import throughline.scenario.Desk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One signed-in person's connection, kept open for as long as the server likes, that costs next to nothing: what a bench measures beside the server is taken from the
 * server on the same machine.
 */
final class Wire implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The server hangs up on a connection that is silent for 20 s. */
    private static final long SILENT = TimeUnit.SECONDS.toNanos(10);

    private final URI server;
    private final String headers;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();
    private boolean open;
    private long lastUse;

    Wire(URI server, Desk signedIn) {
        this.server = server;
        headers = " HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nAccept: application/json\r\n%s"
                .formatted(server.getAuthority(), signedIn.proofs());
    }

    /** Sends and reads the whole answer, which must be a good one. */
    byte[] ask(String method, String path, byte[] body) throws IOException {
        var answer = exchange(method, path, body);
        if (!answer.status().startsWith("HTTP/1.1 2")) {
            throw new AssertionError("%s %s: %s %s"
                    .formatted(method, path, answer.status(), new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return answer.body();
    }

    /** The same where "there is no such thing" is a good answer too. */
    void askWhatMayNotBeThere(String path) throws IOException {
        var answer = exchange("GET", path, new byte[0]);
        if (!answer.status().startsWith("HTTP/1.1 2") && !answer.status().startsWith("HTTP/1.1 404")) {
            throw new AssertionError(
                    "%s: %s %s".formatted(path, answer.status(), new String(answer.body(), StandardCharsets.UTF_8)));
        }
    }

    private record Answer(String status, byte[] body) {}

    private Answer exchange(String method, String path, byte[] body) throws IOException {
        if (!open || System.nanoTime() - lastUse > SILENT) {
            open();
        }
        var head = (method + " " + path + headers + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        var all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        socket.getOutputStream().write(all);
        var status = line();
        int length = -1;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            open &= !lower.equals("connection: close");
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        var answer = chunked ? chunks() : in.readNBytes(Math.max(0, length));
        lastUse = System.nanoTime();
        return new Answer(status, answer);
    }

    JsonNode json(String method, String path, Object body) throws IOException {
        return JSON.readTree(ask(method, path, JSON.writeValueAsBytes(body)));
    }

    private void open() throws IOException {
        socket.close();
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        open = true;
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            all.write(in.readNBytes(size));
            line();
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server hung up.");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
