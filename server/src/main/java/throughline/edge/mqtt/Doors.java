package throughline.edge.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.net.ServerSocketFactory;
import org.springframework.stereotype.Component;
import throughline.house.Settings;
import throughline.house.TcpDoor;

/** Opens doors for lifts. */
@Component
class Doors {
    private static final int MOST_CONNECTIONS = 16_384;
    private static final int MOST_OF_ONE_ADDRESS = 2_048; // a whole operator of mobile networks may be behind one
    private static final int WAIT_FOR_THE_DOOR = 1_024;

    private final Entrance entrance;
    private final Receiver receiver;
    private final Connected connected;
    private final Settings settings;

    Doors(Entrance entrance, Receiver receiver, Connected connected, Settings settings) {
        this.entrance = entrance;
        this.receiver = receiver;
        this.connected = connected;
        this.settings = settings;
    }

    /** @param port 0 for any that is free. @throws IOException when it is taken */
    TcpDoor open(String wire, ServerSocketFactory sockets, int port) throws IOException {
        var bound = sockets.createServerSocket();
        try {
            bound.setReuseAddress(true);
            bound.bind(new InetSocketAddress(InetAddress.getByName(settings.bind()), port), WAIT_FOR_THE_DOOR);
        } catch (IOException taken) {
            bound.close();
            throw taken;
        }
        return new TcpDoor(
                wire,
                bound,
                MOST_CONNECTIONS,
                MOST_OF_ONE_ADDRESS,
                (peer, address) -> new Conversation(entrance, receiver, connected, peer, address).hold());
    }
}
