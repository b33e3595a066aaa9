package throughline.scenario.line;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;
import throughline.scenario.sound.MuLaw;
import throughline.scenario.sound.Tone;

/** The sound of an agent's line, as a browser does it: ICE checks every 4 s, DTLS once, then SRTP with PCMU both ways. */
final class LineSound implements DatagramTransport, AutoCloseable {
    private static final int MTU = 1200;
    private static final long FRAME_NANOS = MILLISECONDS.toNanos(20);
    private static final int FRAMES_BETWEEN_CHECKS = 200;
    /** Ten each second; a server gives a browser 30 s. */
    private static final int CHECKS = 300;

    private final DatagramSocket socket;
    private final String fragment = random(8);
    private final String password = random(24);
    private final Tone voice;
    private final int ssrc = ThreadLocalRandom.current().nextInt();
    private final BlockingQueue<byte[]> handshake = new ArrayBlockingQueue<>(64);
    private final CountDownLatch reachable = new CountDownLatch(1);
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private volatile @Nullable Srtp incoming;
    private volatile @Nullable InetSocketAddress server;

    LineSound(Tone voice) throws IOException {
        this.voice = voice;
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    }

    /** What a browser offers, cut down to what matters: PCMU and telephone-event over one bundled, multiplexed port. */
    String offer() {
        return String.join(
                "\r\n",
                "v=0",
                "o=- 1 1 IN IP4 127.0.0.1",
                "s=-",
                "t=0 0",
                "a=group:BUNDLE 0",
                "m=audio 9 UDP/TLS/RTP/SAVPF 0 126",
                "c=IN IP4 0.0.0.0",
                "a=rtcp:9 IN IP4 0.0.0.0",
                "a=ice-ufrag:" + fragment,
                "a=ice-pwd:" + password,
                "a=ice-options:trickle",
                "a=fingerprint:sha-256 " + DtlsClient.fingerprint(),
                "a=setup:actpass",
                "a=mid:0",
                "a=sendrecv",
                "a=rtcp-mux",
                "a=rtpmap:0 PCMU/8000",
                "a=rtpmap:126 telephone-event/8000",
                "a=ssrc:%d cname:agent".formatted(ssrc & 0xffffffffL),
                "");
    }

    /** Connects to what the answer names, and speaks until closed. */
    void connect(String answer) throws IOException, GeneralSecurityException, InterruptedException {
        var port = Integer.parseInt(value(answer, "a=candidate:\\S+ 1 udp \\d+ \\S+ (\\d+) typ host"));
        server = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
        var username = value(answer, "a=ice-ufrag:(\\S+)") + ":" + fragment;
        var secret = value(answer, "a=ice-pwd:(\\S+)");
        Thread.ofVirtual().name("line-ear").start(this::listen);
        for (int tries = 0; !reachable.await(100, MILLISECONDS); tries++) {
            if (tries == CHECKS) {
                throw new IOException("The server does not answer the line's connectivity checks.");
            }
            send(Stun.check(username, secret));
        }
        var keys = DtlsClient.connect(this, value(answer, "a=fingerprint:sha-256 (\\S+)"));
        incoming = keys.incoming();
        Thread.ofVirtual().name("line-mouth").start(() -> speak(keys.outgoing(), username, secret));
    }

    /** The last {@code length} of what was heard. */
    short[] heard(Duration length) {
        byte[] all;
        synchronized (heard) {
            all = heard.toByteArray();
        }
        int wanted = (int) Math.min(all.length, length.toMillis() * Tone.RATE / 1000);
        return MuLaw.decode(Arrays.copyOfRange(all, all.length - wanted, all.length), 0, 1);
    }

    @Override
    public void close() {
        socket.close();
    }

    @Override
    public int getReceiveLimit() {
        return MTU;
    }

    @Override
    public int getSendLimit() {
        return MTU;
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
        try {
            var packet = handshake.poll(waitMillis, MILLISECONDS);
            if (packet == null) {
                return -1;
            }
            int size = Math.min(length, packet.length);
            System.arraycopy(packet, 0, buffer, offset, size);
            return size;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void send(byte[] buffer, int offset, int length) throws IOException {
        send(Arrays.copyOfRange(buffer, offset, offset + length));
    }

    private void send(byte[] packet) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, server));
    }

    /** Tells the three protocols of one port apart by their first byte (RFC 7983 §7). */
    private void listen() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                packet.setLength(2048);
                socket.receive(packet);
                int first = packet.getData()[0] & 0xff;
                if (first < 4 && Stun.isSuccess(packet.getData(), packet.getLength())) {
                    reachable.countDown();
                } else if (first >= 20 && first < 64) {
                    handshake.offer(Arrays.copyOf(packet.getData(), packet.getLength()));
                } else if (first >= 128 && first < 192) {
                    hear(packet);
                }
            }
        } catch (IOException | GeneralSecurityException closed) {
            socket.close();
        }
    }

    private void hear(DatagramPacket packet) throws GeneralSecurityException {
        var srtp = incoming;
        boolean pcmu = (packet.getData()[1] & 0x7f) == 0;
        if (srtp != null && pcmu) {
            var payload = srtp.payload(packet.getData(), packet.getLength());
            synchronized (heard) {
                heard.writeBytes(payload);
            }
        }
    }

    private void speak(Srtp srtp, String username, String secret) {
        long due = System.nanoTime();
        var second = voice.second();
        try {
            for (int frame = 0; !socket.isClosed(); frame++) {
                if (frame % FRAMES_BETWEEN_CHECKS == 0) {
                    send(Stun.check(username, secret));
                }
                var packet = ByteBuffer.allocate(12 + Tone.FRAME);
                long at = (long) frame * Tone.FRAME;
                packet.put((byte) 0x80)
                        .put((byte) 0)
                        .putShort((short) frame)
                        .putInt((int) at)
                        .putInt(ssrc);
                packet.put(second[frame % second.length]);
                send(srtp.protect(packet.array()));
                due += FRAME_NANOS;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        } catch (IOException | GeneralSecurityException closed) {
            socket.close();
        }
    }

    private static String value(String sdp, String pattern) throws IOException {
        var matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(sdp);
        if (!matcher.find()) {
            throw new IOException("The answer lacks " + pattern + ":\n" + sdp);
        }
        return matcher.group(1);
    }

    private static String random(int length) {
        var letters = "abcdefghijklmnopqrstuvwxyz0123456789";
        var text = new StringBuilder();
        ThreadLocalRandom.current().ints(length, 0, letters.length()).forEach(at -> text.append(letters.charAt(at)));
        return text.toString();
    }
}
