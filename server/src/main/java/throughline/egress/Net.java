package throughline.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** The network as {@link Egress} needs it: names become addresses, and addresses sockets. */
interface Net {
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** @param to with its address; nothing is resolved any more */
    Socket connect(InetSocketAddress to, Duration patience) throws IOException;

    /** That of this machine, past whatever proxy its environment names. */
    Net REAL = new Net() {
        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException {
            return List.of(InetAddress.getAllByName(host));
        }

        @Override
        public Socket connect(InetSocketAddress to, Duration patience) throws IOException {
            var socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.connect(to, Math.toIntExact(patience.toMillis()));
                return socket;
            } catch (IOException | RuntimeException failed) {
                socket.close();
                throw failed;
            }
        }
    };
}
