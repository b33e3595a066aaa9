package throughline.edge.field;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Counts links that nobody ever got, for each network that they come from. To guess 144 bits is hopeless, and 50 as good as that; this tells a program that
 * tries to stop. A link of ours always works, also from there: a whole mobile network may stand behind one address, and somebody in
 * it may be on the way to people who are trapped.
 */
@Component
class Strangers {
    static final int MOST_A_MINUTE = 20;
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_NETWORKS = 10_000;
    private static final int NETWORK_BYTES_OF_IPV6 = 8; // one household usually has a whole /64 (RFC 6177)

    private record Guesses(Instant since, int count) {}

    private final Map<String, Guesses> guesses = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Strangers(InstantSource clock) {
        this.clock = clock;
    }

    /** Notes one more unknown link; true when it was one too many. */
    boolean guessTooOften(String address) {
        if (guesses.size() >= MOST_NETWORKS) {
            guesses.values().removeIf(each -> !isFresh(each));
        }
        var network = network(address);
        if (guesses.size() >= MOST_NETWORKS && !guesses.containsKey(network)) {
            return true; // that many networks at once are one attack
        }
        return guesses.merge(
                                network,
                                new Guesses(clock.instant(), 1),
                                (known, first) ->
                                        isFresh(known) ? new Guesses(known.since(), known.count() + 1) : first)
                        .count()
                > MOST_A_MINUTE;
    }

    private boolean isFresh(Guesses known) {
        return clock.instant().isBefore(known.since().plus(WINDOW));
    }

    private static String network(String address) {
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return Base64.getEncoder()
                    .encodeToString(bytes.length > 4 ? Arrays.copyOf(bytes, NETWORK_BYTES_OF_IPV6) : bytes);
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
