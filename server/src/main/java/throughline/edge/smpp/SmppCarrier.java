package throughline.edge.smpp;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import throughline.edge.smpp.Centre.Part;
import throughline.edge.smpp.Centre.Said;
import throughline.notify.Alphabet;
import throughline.notify.Carrier;
import throughline.notify.Carrier.Answer;
import throughline.notify.Gateway;
import throughline.notify.GatewayWire;
import throughline.notify.Segments;
import throughline.notify.ShortMessages;

/** Carries texts to a message centre, part after part; a part that the centre has is not sent again at the next attempt. */
@Component
class SmppCarrier implements GatewayWire {
    private static final Duration WHOLE_ANSWER = Duration.ofSeconds(10);
    private static final byte[] NONE = {};

    private final Link link;
    private final ShortMessages shortMessages;
    private final Duration patience;
    private final Pace pace = new Pace();

    @Autowired
    SmppCarrier(Link link, ShortMessages shortMessages) {
        this(link, shortMessages, WHOLE_ANSWER);
    }

    SmppCarrier(Link link, ShortMessages shortMessages, Duration patience) {
        this.link = link;
        this.shortMessages = shortMessages;
        this.patience = patience;
    }

    @Override
    public @Nullable Carrier to(Gateway gateway) {
        return gateway instanceof Gateway.Smpp smpp
                ? letter -> carry(smpp, letter.reference(), letter.to(), letter.words())
                : null;
    }

    @Override
    public @Nullable Boolean isConnected(Gateway gateway) {
        return gateway instanceof Gateway.Smpp smpp ? link.isUp(smpp) : null;
    }

    private Answer carry(Gateway.Smpp gateway, UUID reference, String to, String words) {
        long until = System.nanoTime() + patience.toNanos();
        var parts = parts(gateway, reference, to, words);
        var taken = shortMessages.taken(reference, parts.size());
        try {
            for (int number = 1; number <= parts.size(); number++) {
                if (taken.contains(number)) {
                    continue;
                }
                switch (said(gateway, parts.get(number - 1), until)) {
                    case Said.Took(var id) -> shortMessages.took(reference, number, parts.size(), id);
                    case Said.Never(var why) -> {
                        return new Answer.Declined(why);
                    }
                    case Said.TooFast(var why) -> {
                        return new Answer.NotNow(why);
                    }
                    case Said.NotNow(var why) -> {
                        return new Answer.NotNow(why);
                    }
                }
            }
            return new Answer.Taken(parts.size() == 1 ? "1 part" : parts.size() + " parts");
        } catch (Link.Unreachable unreachable) {
            return new Answer.NotNow(String.valueOf(unreachable.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.NotNow("We were stopped while the message centre had the text.");
        }
    }

    /** What the centre says of one part in the end; while it says "too fast" and there is time, it is asked again, slower. */
    private Said said(Gateway.Smpp gateway, Part part, long until) throws Link.Unreachable, InterruptedException {
        while (true) {
            var wait = pace.place(System.nanoTime());
            if (wait.compareTo(left(until)) > 0) {
                return new Said.TooFast("The message centre takes no more at the moment.");
            }
            Thread.sleep(wait);
            var said = link.to(gateway, left(until)).submit(part, left(until));
            if (said instanceof Said.Took) {
                pace.wentWell();
            }
            if (!(said instanceof Said.TooFast)) {
                return said;
            }
            pace.tooFast(System.nanoTime());
        }
    }

    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }

    /** A text that is repeated has the same parts with the same reference: a telephone that has some of them puts the rest to them. */
    private static List<Part> parts(Gateway.Smpp gateway, UUID reference, String to, String words) {
        var alphabet = Alphabet.of(words);
        var cut = gateway.payload() ? List.of(words) : Segments.split(words);
        return IntStream.rangeClosed(1, cut.size())
                .mapToObj(number -> new Part(
                        to,
                        alphabet,
                        cut.size() == 1 ? NONE : header(reference, cut.size(), number),
                        alphabet.encode(cut.get(number - 1))))
                .toList();
    }

    /** The user data header of a part: five octets follow, of which three say (reference) (parts) (number). */
    private static byte[] header(UUID reference, int parts, int number) {
        return new byte[] {5, 0, 3, (byte) reference.getLeastSignificantBits(), (byte) parts, (byte) number};
    }
}
