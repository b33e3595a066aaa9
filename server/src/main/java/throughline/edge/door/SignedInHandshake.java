package throughline.edge.door;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import throughline.house.Settings;
import throughline.people.People;
import throughline.people.SignedIn;

/**
 * Lets a browser open a socket when it has signed in, shows a page of ours and has a ticket. Browsers send the cookie with a socket that
 * any page opens (no same-origin rule, RFC 6455, section 10.2), so the {@code Origin} decides: this very host, or the public address.
 * The ticket, {@code ?ticket=…}, opens one socket of the session that fetched it a moment ago.
 *
 * <p>The access list has already decided about the roles. Spring's own origin check must be switched off for sockets that use this
 * one: {@code setAllowedOriginPatterns("*")}.
 */
@Component
public class SignedInHandshake implements HandshakeInterceptor {
    private static final String ATTRIBUTE = SignedIn.class.getName();

    private final People people;
    private final OwnOrigins ours;
    private final SocketTickets tickets;

    SignedInHandshake(People people, Settings settings, SocketTickets tickets) {
        this.people = people;
        this.ours = new OwnOrigins(settings.url());
        this.tickets = tickets;
    }

    /** Who opened the socket. */
    public static SignedIn of(WebSocketSession socket) {
        if (socket.getAttributes().get(ATTRIBUTE) instanceof SignedIn signedIn) {
            return signedIn;
        }
        throw new IllegalStateException("A socket without a person. Maybe it was registered without this interceptor.");
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (!ours.contain(request.getHeaders().getOrigin(), request.getURI())) {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            return false;
        }
        var who = people.current();
        var shown = UriComponentsBuilder.fromUri(request.getURI()).build().getQueryParams();
        if (!tickets.opens(shown.getFirst("ticket"), who.session())) {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            return false;
        }
        attributes.put(ATTRIBUTE, who);
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {}
}
