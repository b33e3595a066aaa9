package throughline.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A network whose names answer as the test says, one answer after the other, and whose sockets all end at one port of this machine. */
final class FakeNet implements Net {
    private final Map<String, Deque<List<String>>> answers = new HashMap<>();
    private final int realPort;
    final List<String> resolved = new CopyOnWriteArrayList<>();
    final List<InetSocketAddress> connected = new CopyOnWriteArrayList<>();

    /** @param realPort where whoever connects arrives; 0 for nowhere */
    FakeNet(int realPort) {
        this.realPort = realPort;
    }

    /** The next answers of this name; the last one is given again and again. */
    FakeNet says(String host, List<String>... addresses) {
        answers.put(host, new ArrayDeque<>(List.of(addresses)));
        return this;
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        resolved.add(host);
        @Nullable Deque<List<String>> next = answers.get(host);
        if (next == null) {
            throw new UnknownHostException(host);
        }
        return (next.size() > 1 ? next.pop() : next.getFirst())
                .stream().map(InetAddress::ofLiteral).toList();
    }

    @Override
    public Socket connect(InetSocketAddress to, Duration patience) throws IOException {
        connected.add(to);
        return new Socket(InetAddress.getLoopbackAddress(), realPort);
    }
}
