package throughline.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;

/** The front door to the internet for every address that a person typed. */
@Component
public class Egress {
    private static final Duration WHOLE = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int MOST_ADDRESSES = 3;

    private final EgressRule rule;
    private final Net net;
    private final SSLSocketFactory encryption;
    private final Duration patience;

    @Autowired
    Egress(EgressRule rule) {
        this(rule, Net.REAL, (SSLSocketFactory) SSLSocketFactory.getDefault(), WHOLE);
    }

    Egress(EgressRule rule, Net net, SSLSocketFactory encryption, Duration patience) {
        this.rule = rule;
        this.net = net;
        this.encryption = encryption;
        this.patience = patience;
    }

    /**
     * Whether an address may be kept: it can be read, and is not one that will never be called. Nothing is resolved, so nobody learns from
     * a form which names there are inside.
     *
     * @throws Refused {@code egress.…}
     */
    public void check(String address) {
        Destination.read(address, rule);
    }

    /**
     * Sends this and waits at most ten seconds for the answer. Throws nothing that is the address's or the other side's fault.
     *
     * @param headers beside Host, Content-Length and Connection; printable ASCII
     */
    public Answer post(String address, Map<String, String> headers, byte[] body) {
        var open = new AtomicReference<@Nullable Socket>();
        var task = new FutureTask<Answer>(() -> ask(address, headers, body, open));
        Thread.ofVirtual().name("egress").start(task);
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return new Answer.NotReached(new Refused(
                    "egress.no-answer-in-time", "No whole answer came within {0} seconds.", patience.toSeconds()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return unreachable();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A call could not be made", failed.getCause());
        } finally {
            task.cancel(true);
            close(open.get());
        }
    }

    private Answer ask(
            String address, Map<String, String> headers, byte[] body, AtomicReference<@Nullable Socket> open) {
        try {
            var to = Destination.read(address, rule);
            var socket = connect(to, looked(to));
            open.set(socket);
            try (socket) {
                if (!to.encrypted()) {
                    return Exchange.post(to, headers, body, socket.getOutputStream(), socket.getInputStream());
                }
                var encrypted = encrypted(socket, to);
                return Exchange.post(to, headers, body, encrypted.getOutputStream(), encrypted.getInputStream());
            }
        } catch (Refused refused) {
            return new Answer.NotReached(refused);
        } catch (UnknownHostException unknown) {
            return new Answer.NotReached(
                    new Refused("egress.unknown-host", "Nobody knows the host of this address. Maybe it is misspelt."));
        } catch (SSLException untrusted) {
            return new Answer.NotReached(new Refused(
                    "egress.no-trusted-encryption",
                    "The host does not prove who it is. Maybe its certificate has expired or is not for this name."));
        } catch (Exchange.NotHttp strange) {
            return new Answer.NotReached(
                    new Refused("egress.not-http", "What answers at this address does not speak HTTP."));
        } catch (IOException gone) {
            return unreachable();
        }
    }

    /** The addresses of the host. One that is special spoils them all: whoever owns the name plays with it. */
    private List<InetAddress> looked(Destination to) throws UnknownHostException {
        var found = to.literal() == null ? net.resolve(to.host()) : List.of(to.literal());
        if (found.isEmpty()) {
            throw new UnknownHostException(to.host());
        }
        boolean own = rule.thisMachine() && found.stream().allMatch(InetAddress::isLoopbackAddress);
        if (!own && found.stream().anyMatch(SpecialAddresses::contain)) {
            throw Destination.notPublic();
        }
        if (!own && !to.encrypted()) {
            throw Destination.httpsOnly();
        }
        return found;
    }

    private Socket connect(Destination to, List<InetAddress> addresses) throws IOException {
        IOException first = null;
        for (var address : addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()))) {
            try {
                return net.connect(new InetSocketAddress(address, to.port()), CONNECT);
            } catch (IOException failed) {
                first = first == null ? failed : first;
            }
        }
        throw first == null ? new UnknownHostException(to.host()) : first;
    }

    /** The name that was typed is what the certificate must be for. */
    private SSLSocket encrypted(Socket socket, Destination to) throws IOException {
        var encrypted = (SSLSocket) encryption.createSocket(socket, to.host(), to.port(), true);
        var parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private static Answer unreachable() {
        return new Answer.NotReached(new Refused("egress.unreachable", "The host cannot be reached at this address."));
    }

    private static void close(@Nullable Socket socket) {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException _) {
                // it is gone either way
            }
        }
    }
}
