package throughline.voice.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import throughline.voice.media.rtp.Bytes;
import throughline.voice.media.rtp.G711;
import throughline.voice.media.rtp.Rtp;

/** Somebody's end of an RTP stream, on a port of its own. */
public final class Phone implements AutoCloseable {
    static final int EVENTS = 101;
    private static final int PATIENCE_MS = 5000;

    private final DatagramSocket socket;
    private int sequence = 65_530;
    private int timestamp = -1600;

    public Phone() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.setSoTimeout(PATIENCE_MS);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** 20 ms in which every sample has this code. */
    public void says(int payloadType, byte code, int port) {
        var sound = new byte[G711.FRAME];
        Arrays.fill(sound, code);
        sends(payloadType, sound, port);
    }

    /** 20 ms of this sound. */
    public void sends(int payloadType, byte[] sound, int port) {
        sends(payloadType, timestamp, sound, port);
        timestamp += G711.FRAME;
    }

    public void presses(int event, int port) {
        for (int i = 0; i < 5; i++) sends(EVENTS, timestamp, new byte[] {(byte) event, 10, 0, (byte) 80}, port);
        timestamp += G711.FRAME * 5;
    }

    void sends(byte[] bytes, int port) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next packet that comes. */
    public byte[] hears() {
        var packet = new DatagramPacket(new byte[2000], 2000);
        try {
            socket.receive(packet);
        } catch (IOException e) {
            throw new UncheckedIOException("This phone hears nothing.", e);
        }
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** The sound of the next packet. */
    public byte[] hearsSound() {
        return Arrays.copyOfRange(hears(), Rtp.HEADER, Rtp.HEADER + G711.FRAME);
    }

    private void sends(int payloadType, int at, byte[] payload, int port) {
        var packet = new byte[Rtp.HEADER + payload.length];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) payloadType;
        Bytes.put16(packet, 2, sequence++);
        Bytes.put32(packet, 4, at);
        Bytes.put32(packet, 8, 0xcafe);
        System.arraycopy(payload, 0, packet, Rtp.HEADER, payload.length);
        sends(packet, port);
    }

    @Override
    public void close() {
        socket.close();
    }
}
