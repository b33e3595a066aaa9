package throughline.scenario.phone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import throughline.scenario.Checkout;
import throughline.scenario.sound.Tone;

/**
 * One call by SIPp over UDP, with sound. SIPp speaks the signalling; its SDP names our {@link RtpPhone}, which speaks a tone and
 * remembers what it hears.
 */
public final class Sipp implements AutoCloseable {
    private final RtpPhone phone;
    private final Program sipp;

    private Sipp(String scenario, String from, String to, Tone voice, List<String> arguments) {
        phone = new RtpPhone(voice);
        var folder = Checkout.scratch("sipp");
        var file = write(folder, scenario, from, to);
        var command =
                new ArrayList<>(List.of("sipp", "-sf", file.toString(), "-i", "127.0.0.1", "-m", "1", "-nostdin"));
        command.addAll(arguments);
        sipp = new Program(folder, command);
    }

    /** Calls the server at {@code port}, speaks, and stays until the other side hangs up. */
    public static Sipp calls(int port, String from, String to, Tone voice) {
        return new Sipp("calls.xml", from, to, voice, List.of("127.0.0.1:" + port));
    }

    /** The same with an INVITE that has no SDP: our offer comes in the 200, its answer in the ACK. */
    public static Sipp callsWithoutOffer(int port, String from, String to, Tone voice) {
        return new Sipp("calls-without-offer.xml", from, to, voice, List.of("127.0.0.1:" + port));
    }

    /** Answers the next call to {@code port} after a second, and hangs up two seconds later. */
    public static Sipp answers(int port, String transport, Tone voice) {
        var wire = transport.equals("tcp") ? "t1" : "u1";
        return new Sipp("answers.xml", "", "", voice, List.of("-p", String.valueOf(port), "-t", wire));
    }

    public RtpPhone phone() {
        return phone;
    }

    /** Waits for the end of the call, and fails with SIPp's words when it did not go as its scenario says. */
    public void wentAsPlanned(Duration atMost) throws InterruptedException {
        int code = sipp.exitCode(atMost);
        if (code != 0) {
            throw new AssertionError("SIPp ended with " + code + ":\n" + sipp.output());
        }
    }

    @Override
    public void close() {
        sipp.close();
        phone.close();
    }

    private Path write(Path folder, String scenario, String from, String to) {
        try (var in = Sipp.class.getResourceAsStream(scenario)) {
            if (in == null) {
                throw new IllegalArgumentException("No SIPp scenario is named " + scenario + ".");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{from}", from)
                    .replace("{to}", to)
                    .replace("{rtp}", String.valueOf(phone.port()));
            return Files.writeString(folder.resolve(scenario), text);
        } catch (IOException e) {
            throw new IllegalStateException("The SIPp scenario cannot be written.", e);
        }
    }
}
