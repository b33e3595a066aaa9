package throughline.edge.pager;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One connection on which characters of seven bits go to and fro, and which is over at its time, even in the middle of a write. */
final class Conversation implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final int LONGEST_LINE = 1_000;

    private final Socket plain;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final long until;

    private Conversation(Socket plain, Socket socket, long until) throws IOException {
        this.plain = plain;
        this.socket = socket;
        this.until = until;
        in = socket.getInputStream();
        out = socket.getOutputStream();
        Thread.ofVirtual().name("page-ends").start(this::endInTime);
    }

    /** @param secure null for one in the clear */
    static Conversation with(String host, int port, SSLSocketFactory secure, boolean tls, Duration most)
            throws IOException {
        long until = System.nanoTime() + most.toNanos();
        var plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(host, port), (int) Math.min(CONNECT.toMillis(), most.toMillis()));
            plain.setTcpNoDelay(true);
            return new Conversation(plain, tls ? secured(plain, host, port, secure) : plain, until);
        } catch (IOException | RuntimeException failed) {
            plain.close();
            throw failed;
        }
    }

    private static Socket secured(Socket plain, String host, int port, SSLSocketFactory secure) throws IOException {
        var socket = (SSLSocket) secure.createSocket(plain, host, port, true);
        var must = socket.getSSLParameters();
        must.setEndpointIdentificationAlgorithm("HTTPS");
        must.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(must);
        socket.setSoTimeout((int) CONNECT.toMillis());
        socket.startHandshake();
        return socket;
    }

    void say(String characters) throws IOException {
        out.write(characters.getBytes(US_ASCII));
        out.flush();
    }

    /** The next character; the eighth bit, which may be a parity, is none of it. @throws SocketTimeoutException when there is none in time */
    char hear(Duration most) throws IOException {
        long left = Math.min(most.toNanos(), until - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("nothing was said in time");
        }
        socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("the other side has hung up");
        }
        return (char) (octet & 0x7F);
    }

    /** What is said until this character, without it. */
    String hearUntil(char end, Duration most) throws IOException {
        long last = System.nanoTime() + most.toNanos();
        var line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            var character = hear(Duration.ofNanos(last - System.nanoTime()));
            if (character == end) {
                return line.toString();
            }
            line.append(character);
        }
        throw new IOException("a line has no end");
    }

    /** A socket knows no other way to end a write that nobody reads, nor a line that trickles. */
    private void endInTime() {
        try {
            while (!plain.isClosed() && System.nanoTime() < until) {
                Thread.sleep(100);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    @Override
    public void close() {
        try {
            plain.close(); // without the farewell of TLS, which would wait behind a write
        } catch (IOException _) {
            // It is gone, which is what was wanted.
        }
    }
}
