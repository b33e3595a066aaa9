package throughline.scenario.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import throughline.scenario.Checkout;
import throughline.scenario.sound.Tone;
import throughline.scenario.sound.Wav;

/**
 * A softphone: baresip, which speaks a tone from a file and records what it hears. It is driven through its control port
 * (netstrings of JSON, module {@code ctrl_tcp}).
 */
public final class Baresip implements AutoCloseable {
    private final Path folder = Checkout.scratch("baresip");
    private final int controlPort = freePort();
    private final Program baresip;
    private final Socket control;

    /**
     * @param number its own number
     * @param transport {@code tcp} or {@code udp}
     * @param codec {@code PCMU} or {@code PCMA}
     */
    public Baresip(String number, String transport, String codec, Tone voice) {
        this(number, transport, codec, voice, "127.0.0.1");
    }

    /** The phone with this number, which takes its calls at this UDP port of this machine, where a trunk would lead to. */
    public static Baresip answersAt(int port, String number, Tone voice) {
        return new Baresip(number, "udp", "PCMU", voice, "127.0.0.1", port);
    }

    /** As a newcomer has it: it speaks from the address of the machine's network card, where there is one. */
    public static Baresip asInstalled(String number, Tone voice) {
        return new Baresip(number, "udp", "PCMU", voice, ownAddress());
    }

    private Baresip(String number, String transport, String codec, Tone voice, String from) {
        this(number, transport, codec, voice, from, 0);
    }

    /** @param port to listen on; 0 is any */
    private Baresip(String number, String transport, String codec, Tone voice, String from, int port) {
        try {
            var speech =
                    Wav.write(folder.resolve("speech.wav"), voice.samples(0, Tone.RATE * 120, Tone.RATE), Tone.RATE);
            Files.writeString(folder.resolve("config"), config(speech, from + ":" + port));
            Files.writeString(
                    folder.resolve("accounts"),
                    "<sip:%s@127.0.0.1;transport=%s>;regint=0;audio_codecs=%s;answermode=auto\n"
                            .formatted(number, transport, codec));
        } catch (IOException e) {
            throw new IllegalStateException("The softphone cannot be set up.", e);
        }
        baresip = new Program(folder, List.of("baresip", "-4", "-f", folder.toString()));
        Awaitility.await("baresip is ready").atMost(Duration.ofSeconds(10)).until(() -> says("baresip is ready."));
        control = connect();
    }

    public void calls(int port, String to) {
        command("dial", "sip:" + to + "@127.0.0.1:" + port);
    }

    /** Waits until the call is up. */
    public void isConnected() {
        Awaitility.await("the call is up").atMost(Duration.ofSeconds(10)).until(() -> says("Call established"));
    }

    public void hold() {
        command("hold", "");
    }

    public void resume() {
        command("resume", "");
    }

    public void presses(char key) {
        command("sndcode", String.valueOf(key));
    }

    public void hangsUp() {
        command("hangup", "");
    }

    /** Whether baresip's console has said this. */
    public boolean says(String words) {
        return baresip.output().contains(words);
    }

    /** Everything that it has heard since the call came up. Only complete after the call. */
    public short[] heard() throws IOException {
        try (var files = Files.list(folder)) {
            var recording = files.filter(file -> file.toString().endsWith("-dec.wav"))
                    .findFirst()
                    .orElseThrow();
            return Wav.read(Files.readAllBytes(recording)).channels()[0];
        }
    }

    public String output() {
        return baresip.output();
    }

    @Override
    public void close() {
        baresip.close();
    }

    private void command(String name, String parameters) {
        var json = "{\"command\":\"%s\",\"params\":\"%s\"}".formatted(name, parameters);
        try {
            control.getOutputStream().write((json.length() + ":" + json + ",").getBytes(US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException("The softphone does not listen to " + name + ".\n" + output(), e);
        }
    }

    /** What comes back is only an echo of the console; it is read so that baresip never waits for us. */
    private Socket connect() {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), controlPort);
            Thread.ofVirtual().name("baresip-events").start(() -> {
                try {
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException closed) {
                    return;
                }
            });
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException("The softphone has no control port.\n" + output(), e);
        }
    }

    private String config(Path speech, String from) {
        var address = from.substring(0, from.lastIndexOf(':'));
        return """
                poll_method       epoll
                sip_listen        %2$s
                net_interface     %5$s
                call_local_timeout 120
                audio_player      aubridge,nowhere
                audio_source      aufile,%1$s
                audio_alert       aubridge,nowhere
                ausrc_srate       8000
                auplay_srate      8000
                ausrc_channels    1
                auplay_channels   1
                ausrc_format      s16
                auplay_format     s16
                module_path       /usr/lib/baresip/modules
                module            g711.so
                module            sndfile.so
                module            aufile.so
                module            aubridge.so
                module_tmp        uuid.so
                module_tmp        account.so
                module_app        menu.so
                module_app        ctrl_tcp.so
                statmode_default  off
                ctrl_tcp_listen   127.0.0.1:%3$d
                snd_path          %4$s
                """.formatted(speech, from, controlPort, folder, address);
    }

    private static String ownAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElse("127.0.0.1");
        } catch (SocketException e) {
            throw new IllegalStateException("The network cards of this machine are not known.", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("No TCP port is free on loopback.", e);
        }
    }
}
