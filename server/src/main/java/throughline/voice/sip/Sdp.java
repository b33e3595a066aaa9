package throughline.voice.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.voice.media.Codec;

/**
 * What the other side says about its sound: the part of SDP (RFC 8866) that a telephone call needs.
 *
 * <pre>
 * c=IN IP4 192.0.2.7                    where (for all media, or again below one of them)
 * m=audio 40000 RTP/AVP 0 8 101         which port; payload types by preference
 * a=rtpmap:101 telephone-event/8000     keys (RFC 4733)
 * a=sendonly                            it holds us; c=0.0.0.0 is the old way to say so (RFC 3264, section 8.4)
 * </pre>
 *
 * @param audio where it listens; port 9 of the loopback when it listens nowhere
 * @param codec the one of ours that it likes best
 * @param telephoneEvent payload type of RFC 4733 digits, -1 for none
 * @param media its m-lines without {@code m=}, for an answer must have as many
 * @param audioIndex which of these is the audio
 */
public record Sdp(
        InetSocketAddress audio,
        Codec codec,
        int telephoneEvent,
        Direction direction,
        List<String> media,
        int audioIndex) {
    static final int MAX_LENGTH = 8192;
    private static final int MAX_MEDIA = 8;
    private static final int OUR_TELEPHONE_EVENT = 101;
    private static final InetSocketAddress NOWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

    /** Reads a body; null when it holds no plain RTP audio that we speak. Never throws, never asks a name server. */
    public static @Nullable Sdp read(String body) {
        if (body.length() > MAX_LENGTH) {
            return null;
        }
        var media = new ArrayList<String>();
        int audioIndex = -1;
        String connection = "";
        var direction = Direction.SENDRECV;
        int telephoneEvent = -1;
        for (var line : body.split("\r?\n")) {
            boolean ours = media.isEmpty() || audioIndex == media.size() - 1;
            if (line.startsWith("m=")) {
                media.add(line.substring(2));
                if (audioIndex < 0 && isPlainAudio(line)) {
                    audioIndex = media.size() - 1;
                }
            } else if (ours && line.startsWith("c=IN IP")) {
                connection = line.substring("c=IN IP4 ".length() - (line.length() < 9 ? 2 : 0))
                        .strip();
            } else if (ours
                    && line.startsWith("a=rtpmap:")
                    && line.toLowerCase(java.util.Locale.ROOT).contains(" telephone-event/8000")) {
                telephoneEvent = number(line.substring("a=rtpmap:".length(), line.indexOf(' ')), 127);
            } else if (ours && line.startsWith("a=")) {
                direction = directionOr(direction, line.substring(2).strip());
            }
        }
        if (audioIndex < 0 || media.size() > MAX_MEDIA) {
            return null;
        }
        return agreed(media, audioIndex, connection, direction, telephoneEvent);
    }

    private static @Nullable Sdp agreed(
            List<String> media, int audioIndex, String connection, Direction direction, int telephoneEvent) {
        var words = media.get(audioIndex).split(" ");
        var codec = preferred(words);
        int port = number(words[1], 65535);
        if (codec == null || port <= 0) {
            return null;
        }
        try {
            var address = InetAddress.ofLiteral(connection);
            return address.isAnyLocalAddress()
                    ? new Sdp(NOWHERE, codec, telephoneEvent, Direction.INACTIVE, List.copyOf(media), audioIndex)
                    : new Sdp(
                            new InetSocketAddress(address, port),
                            codec,
                            telephoneEvent,
                            direction,
                            List.copyOf(media),
                            audioIndex);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private static boolean isPlainAudio(String line) {
        return line.startsWith("m=audio ") && line.contains(" RTP/AVP ") && !line.startsWith("m=audio 0 ");
    }

    private static @Nullable Codec preferred(String[] words) {
        for (int i = 3; i < words.length; i++) {
            for (var codec : Codec.values()) {
                if (words[i].strip().equals(String.valueOf(codec.payloadType()))) {
                    return codec;
                }
            }
        }
        return null;
    }

    private static Direction directionOr(Direction before, String attribute) {
        for (var direction : Direction.values()) {
            if (direction.attribute().equals(attribute)) {
                return direction;
            }
        }
        return before;
    }

    private static int number(String digits, int max) {
        try {
            int value = Integer.parseInt(digits.strip());
            return value >= 0 && value <= max ? value : -1;
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    /** Our side of a session: everything that is written into an offer or an answer besides what the other side said. */
    public record Ours(String address, int port, long session, int version) {
        /** An offer: both codecs and digits. */
        public String offer() {
            return head()
                    + "m=audio " + port + " RTP/AVP 0 8 " + OUR_TELEPHONE_EVENT + "\r\n"
                    + "a=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n" + digits(OUR_TELEPHONE_EVENT)
                    + "a=ptime:20\r\na=sendrecv\r\n";
        }

        /** The answer to their offer: their best codec, every other medium refused. */
        public String answerTo(Sdp theirs) {
            var text = new StringBuilder(head());
            for (int i = 0; i < theirs.media().size(); i++) {
                text.append("m=");
                if (i == theirs.audioIndex()) {
                    audio(text, theirs);
                } else {
                    var words = theirs.media().get(i).split(" ", 3);
                    text.append(words[0])
                            .append(" 0 ")
                            .append(words.length > 2 ? words[2] : "RTP/AVP 0")
                            .append("\r\n");
                }
            }
            return text.toString();
        }

        private void audio(StringBuilder text, Sdp theirs) {
            int type = theirs.codec().payloadType();
            text.append("audio ").append(port).append(" RTP/AVP ").append(type);
            if (theirs.telephoneEvent() >= 0) {
                text.append(' ').append(theirs.telephoneEvent());
            }
            text.append("\r\na=rtpmap:")
                    .append(type)
                    .append(' ')
                    .append(theirs.codec())
                    .append("/8000\r\n");
            if (theirs.telephoneEvent() >= 0) {
                text.append(digits(theirs.telephoneEvent()));
            }
            text.append("a=ptime:20\r\na=")
                    .append(theirs.direction().answered().attribute())
                    .append("\r\n");
        }

        private String head() {
            var family = address.indexOf(':') >= 0 ? "IP6 " : "IP4 ";
            return "v=0\r\no=- " + session + " " + version + " IN " + family + address + "\r\ns=-\r\nc=IN " + family
                    + address + "\r\nt=0 0\r\n";
        }

        private static String digits(int type) {
            return "a=rtpmap:" + type + " telephone-event/8000\r\na=fmtp:" + type + " 0-15\r\n";
        }
    }
}
