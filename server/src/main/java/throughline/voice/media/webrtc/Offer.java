package throughline.voice.media.webrtc;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import throughline.kernel.Refused;

/**
 * What a browser offers: one section of sound, with PCMU, over DTLS (RFC 8829, section 5.2).
 *
 * @param mid the name of the section, echoed in the answer
 * @param fragment the browser's half of the checks' user name
 * @param fingerprint SHA-256 of the certificate that it will show
 * @param telephoneEvents payload type of digits at 8 kHz, -1 when it offers none
 */
public record Offer(String mid, String fragment, Fingerprint fingerprint, int telephoneEvents) {
    private static final int LONGEST = 32_768;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`{|}~-]{1,64}");
    private static final Pattern ICE = Pattern.compile("[A-Za-z0-9+/]{4,256}");
    private static final Pattern EVENTS =
            Pattern.compile("(\\d{1,3}) telephone-event/8000(/1)?", Pattern.CASE_INSENSITIVE);
    private static final List<String> ONE_WAY = List.of("sendonly", "recvonly", "inactive");

    /** SHA-256 of a certificate. */
    public record Fingerprint(String hex) {
        static Fingerprint of(byte[] sha256) {
            return new Fingerprint(HexFormat.ofDelimiter(":").withUpperCase().formatHex(sha256));
        }
    }

    /**
     * Reads an offer.
     *
     * @throws Refused {@code line.sdp-unusable} with what is missing or wrong
     */
    public static Offer read(String sdp) {
        require(sdp.length() <= LONGEST, "it is longer than %d characters".formatted(LONGEST));
        var lines = Arrays.asList(sdp.split("\r?\n", -1));
        require(lines.getFirst().equals("v=0"), "it is not SDP");
        var media = lines.stream().filter(line -> line.startsWith("m=")).toList();
        require(media.size() == 1, "it must have one section of sound and nothing else");
        var section = List.of(media.getFirst().substring(2).trim().split(" +"));
        require(section.size() > 3 && section.getFirst().equals("audio"), "its section is not sound");
        require(section.get(2).equals("UDP/TLS/RTP/SAVPF"), "its sound is not encrypted by DTLS over UDP");
        require(section.subList(3, section.size()).contains("0"), "it does not know PCMU");
        require(lines.contains("a=rtcp-mux"), "it wants a second port for reports");
        require(ONE_WAY.stream().noneMatch(way -> lines.contains("a=" + way)), "it does not send and receive");
        var setup = attribute(lines, "setup");
        require(setup.equals("actpass") || setup.equals("active"), "it does not begin the handshake");
        return new Offer(
                matching(TOKEN, attribute(lines, "mid"), "its section has no usable name"),
                matching(ICE, attribute(lines, "ice-ufrag"), "it has no usable name for checks"),
                fingerprint(attribute(lines, "fingerprint")),
                telephoneEvents(lines));
    }

    private static Fingerprint fingerprint(String value) {
        var parts = value.split(" +");
        require(
                parts.length == 2 && parts[0].equalsIgnoreCase("sha-256"),
                "its certificate is not announced by SHA-256");
        var hex = parts[1].toUpperCase(Locale.ROOT);
        require(hex.matches("[0-9A-F]{2}(:[0-9A-F]{2}){31}"), "its certificate's fingerprint is damaged");
        return new Fingerprint(hex);
    }

    private static int telephoneEvents(List<String> lines) {
        for (var line : lines) {
            var found = line.startsWith("a=rtpmap:")
                    ? EVENTS.matcher(line.substring(9).trim())
                    : null;
            if (found != null && found.matches()) return type(Integer.parseInt(found.group(1)));
        }
        return -1;
    }

    private static int type(int number) {
        require(number >= 96 && number <= 127, "its digits have a payload type outside of 96 to 127");
        return number;
    }

    private static String attribute(List<String> lines, String name) {
        var prefix = "a=" + name + ":";
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).trim())
                .findFirst()
                .orElse("");
    }

    private static String matching(Pattern pattern, String value, String otherwise) {
        require(pattern.matcher(value).matches(), otherwise);
        return value;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Refused(
                    "line.sdp-unusable",
                    "This browser's offer of sound cannot be used: {0}. Reload the page; if it stays so, use another browser.",
                    otherwise);
        }
    }
}
