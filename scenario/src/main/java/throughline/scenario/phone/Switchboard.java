package throughline.scenario.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Many plain callers over UDP behind one socket, each of which may leave at any moment. */
public final class Switchboard implements AutoCloseable {
    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final Map<String, PlainCall> calls = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sip-timers").factory());

    public Switchboard(int serverPort) {
        try {
            server = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), serverPort);
            socket = new DatagramSocket(new InetSocketAddress(server.getAddress(), 0));
            socket.setReceiveBufferSize(4 << 20);
        } catch (IOException e) {
            throw new IllegalStateException("No UDP port is free on loopback.", e);
        }
        Thread.ofPlatform().daemon().name("sip-callers").start(this::receive);
    }

    /** Calls {@code to}. The media port is announced; sound goes there once somebody listens. */
    public PlainCall calls(String from, String to, int mediaPort) {
        var call = new PlainCall(this, timers, from, to, mediaPort);
        calls.put(call.id(), call);
        call.invite();
        return call;
    }

    @Override
    public void close() {
        timers.shutdownNow();
        socket.close();
    }

    int port() {
        return socket.getLocalPort();
    }

    int serverPort() {
        return server.getPort();
    }

    void send(String message) {
        var bytes = message.getBytes(UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, server));
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new IllegalStateException("The message cannot be sent.", e);
            }
        }
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            while (true) {
                packet.setLength(65_535);
                socket.receive(packet);
                var message = Message.read(new String(packet.getData(), 0, packet.getLength(), UTF_8));
                var call = calls.get(message.header("Call-ID"));
                if (call != null) {
                    call.receive(message);
                }
            }
        } catch (IOException closed) {
            calls.clear();
        }
    }
}
