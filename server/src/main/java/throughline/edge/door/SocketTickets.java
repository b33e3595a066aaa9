package throughline.edge.door;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.people.SessionId;

/**
 * What a page fetches before it opens a socket, with its proof against forgery, and shows once. A browser sends the cookie with a socket that
 * any page opens; a ticket it has only when a page of ours asked for it (OWASP ASVS 5.0, 4.4.3).
 *
 * <p>They are kept in memory: after a restart a page asks for another one.
 */
@Component
class SocketTickets {
    static final Duration VALID = Duration.ofSeconds(30);
    private static final int MOST_OF_ONE_SESSION = 50;
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Ticket(SessionId session, Instant until) {}

    private final Map<String, Ticket> open = new ConcurrentHashMap<>();
    private final InstantSource clock;

    SocketTickets(InstantSource clock) {
        this.clock = clock;
    }

    String make(SessionId session) {
        var now = clock.instant();
        open.values().removeIf(ticket -> !ticket.until().isAfter(now));
        long hers = open.values().stream()
                .filter(ticket -> ticket.session().equals(session))
                .count();
        if (hers >= MOST_OF_ONE_SESSION) {
            throw new Refused(
                    "people.too-many-tickets",
                    "Too many pages are opened at once. Try again in {0} seconds.",
                    VALID.toSeconds());
        }
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        open.put(text, new Ticket(session, now.plus(VALID)));
        return text;
    }

    /** Uses it up, whoever shows it. */
    boolean opens(@Nullable String text, @Nullable SessionId session) {
        var ticket = text == null ? null : open.remove(text);
        return ticket != null
                && ticket.session().equals(session)
                && ticket.until().isAfter(clock.instant());
    }
}
