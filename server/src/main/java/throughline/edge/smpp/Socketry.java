package throughline.edge.smpp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;

/**
 * Connections on which nothing lasts for ever: not the connecting, not the handshake, not a write that nobody reads. With TLS the
 * certificate must be trusted and be for the name of the centre.
 */
final class Socketry implements ConnectionFactory {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WRITE = Duration.ofSeconds(5);

    private final boolean tls;
    private final SSLSocketFactory secure;
    private final Duration write;

    Socketry(boolean tls, SSLSocketFactory secure) {
        this(tls, secure, WRITE);
    }

    Socketry(boolean tls, SSLSocketFactory secure, Duration write) {
        this.tls = tls;
        this.secure = secure;
        this.write = write;
    }

    @Override
    public Connection createConnection(String host, int port) throws IOException {
        var plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(host, port), (int) CONNECT.toMillis());
            plain.setTcpNoDelay(true);
            return new Timely(plain, tls ? secured(plain, host, port) : plain, write);
        } catch (IOException | RuntimeException failed) {
            plain.close();
            throw failed;
        }
    }

    private Socket secured(Socket plain, String host, int port) throws IOException {
        var socket = (SSLSocket) secure.createSocket(plain, host, port, true);
        var must = socket.getSSLParameters();
        must.setEndpointIdentificationAlgorithm("HTTPS");
        must.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(must);
        socket.setSoTimeout((int) CONNECT.toMillis());
        socket.startHandshake();
        return socket;
    }

    private static final class Timely implements Connection {
        private final Socket plain;
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private final Duration write;

        Timely(Socket plain, Socket socket, Duration write) throws IOException {
            this.write = write;
            this.plain = plain;
            this.socket = socket;
            this.in = socket.getInputStream();
            this.out = new Out(socket.getOutputStream());
        }

        /** Closes the connection under a write that takes too long, for a socket knows no other way to end one. */
        private final class Out extends OutputStream {
            private final OutputStream to;

            Out(OutputStream to) {
                this.to = to;
            }

            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] octets, int from, int length) throws IOException {
                var limit = CompletableFuture.runAsync(
                        Timely.this::cut, CompletableFuture.delayedExecutor(write.toMillis(), TimeUnit.MILLISECONDS));
                try {
                    to.write(octets, from, length);
                    to.flush();
                } finally {
                    limit.cancel(false);
                }
            }

            @Override
            public void flush() {
                // Every write is flushed.
            }
        }

        @Override
        public boolean isOpen() {
            return !socket.isClosed();
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public OutputStream getOutputStream() {
            return out;
        }

        @Override
        public void setSoTimeout(int milliseconds) throws IOException {
            socket.setSoTimeout(milliseconds);
        }

        @Override
        public void close() {
            cut();
        }

        /** Without the farewell of TLS, which would wait behind a write. */
        private void cut() {
            try {
                plain.close();
            } catch (IOException _) {
                // It is gone, which is what was wanted.
            }
        }

        @Override
        public InetAddress getInetAddress() {
            return plain.getInetAddress();
        }

        @Override
        public InetAddress getLocalAddress() {
            return plain.getLocalAddress();
        }

        @Override
        public int getPort() {
            return plain.getPort();
        }

        @Override
        public int getLocalPort() {
            return plain.getLocalPort();
        }
    }
}
