package throughline.scenario.phone;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import throughline.scenario.sound.MuLaw;
import throughline.scenario.sound.Tone;

/**
 * A caller's mouth and ear: one UDP socket that hears PCMU and speaks a tone back to whoever speaks to it (symmetric RTP).
 *
 * <pre>
 *   RTP (RFC 3550):  0x80 | M+PT | sequence(16) | timestamp(32) | SSRC(32) | payload
 *   PT 0 PCMU, 160 bytes each 20 ms;  PT 101 telephone-event (RFC 4733): event | E+R+volume | duration(16)
 * </pre>
 */
public final class RtpPhone implements AutoCloseable {
    public static final int TELEPHONE_EVENT = 101;

    private static final int HEADER = 12;
    private static final long FRAME_NANOS = MILLISECONDS.toNanos(20);

    private final DatagramSocket socket = open();
    private final Tone voice;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final int ssrc = ThreadLocalRandom.current().nextInt();
    private volatile @Nullable SocketAddress other;
    private int sequence = ThreadLocalRandom.current().nextInt(0x7fff);
    private long spoken;

    /** Speaks {@code voice} from the first packet that it hears. */
    public RtpPhone(Tone voice) {
        this.voice = voice;
        Thread.ofVirtual().name("rtp-ear").start(this::listen);
        Thread.ofVirtual().name("rtp-mouth").start(this::speak);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Speaks first, to this address, instead of waiting to be spoken to. */
    public void speaksTo(SocketAddress address) {
        other = address;
    }

    /** The last {@code length} of what was heard; shorter when less was heard. */
    public short[] heard(Duration length) {
        byte[] all;
        synchronized (heard) {
            all = heard.toByteArray();
        }
        int wanted = (int) Math.min(all.length, length.toMillis() * Tone.RATE / 1000);
        return MuLaw.decode(Arrays.copyOfRange(all, all.length - wanted, all.length), 0, 1);
    }

    /** Presses a key for 100 ms: five packets, and the last of them three times, all with the timestamp of the first. */
    public void presses(char key) throws IOException {
        int event = "0123456789*#ABCD".indexOf(key);
        long at;
        synchronized (this) {
            at = spoken;
        }
        for (int packet = 1; packet <= 7; packet++) {
            int duration = Math.min(packet, 5) * Tone.FRAME;
            var payload = ByteBuffer.allocate(4);
            payload.put((byte) event).put((byte) (packet < 5 ? 10 : 0x80 | 10)).putShort((short) duration);
            send(TELEPHONE_EVENT | (packet == 1 ? 0x80 : 0), at, payload.array());
            LockSupport.parkNanos(FRAME_NANOS);
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private void listen() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                socket.receive(packet);
                var data = packet.getData();
                if (packet.getLength() > HEADER && (data[0] & 0xc0) == 0x80 && (data[1] & 0x7f) == 0) {
                    other = packet.getSocketAddress();
                    synchronized (heard) {
                        heard.write(data, HEADER, packet.getLength() - HEADER);
                    }
                }
            }
        } catch (IOException closed) {
            other = null;
        }
    }

    private void speak() {
        long due = System.nanoTime();
        var second = voice.second();
        try {
            while (!socket.isClosed()) {
                due += FRAME_NANOS;
                LockSupport.parkNanos(due - System.nanoTime());
                long from;
                synchronized (this) {
                    from = spoken;
                    spoken += Tone.FRAME;
                }
                send(0, from, second[(int) (from / Tone.FRAME % second.length)]);
            }
        } catch (IOException closed) {
            other = null;
        }
    }

    private synchronized void send(int type, long timestamp, byte[] payload) throws IOException {
        var to = other;
        if (to == null) {
            return;
        }
        var packet = ByteBuffer.allocate(HEADER + payload.length);
        packet.put((byte) 0x80).put((byte) type).putShort((short) sequence++);
        packet.putInt((int) timestamp).putInt(ssrc).put(payload);
        socket.send(new DatagramPacket(packet.array(), packet.capacity(), to));
    }

    private static DatagramSocket open() {
        try {
            return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new IllegalStateException("No UDP port is free on loopback.", e);
        }
    }
}
