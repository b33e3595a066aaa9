package throughline.edge.line;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import throughline.edge.door.SignedInHandshake;
import throughline.edge.socket.Socket;
import throughline.kernel.Transactions;
import throughline.people.SessionEnded;
import throughline.people.SessionId;
import throughline.routing.Routing;
import throughline.telephony.VoiceDoor;
import throughline.voice.LineId;
import throughline.voice.LineSession;
import throughline.voice.LineSocket;

/** One entry per browser tab; a person's line is her user id. Signing out anywhere closes that browser's tabs. */
@Component
class LineSockets extends TextWebSocketHandler {
    /** An SDP offer is about 3 kB; voice refuses what is larger than it can use, this only keeps memory safe. */
    private static final int LARGEST_MESSAGE = 64 * 1024;

    private final VoiceDoor voice;
    private final Routing routing;
    private final Transactions transactions;
    private final Map<String, Tab> tabs = new ConcurrentHashMap<>();

    LineSockets(VoiceDoor voice, Routing routing, Transactions transactions) {
        this.voice = voice;
        this.routing = routing;
        this.transactions = transactions;
    }

    private record Tab(LineId line, SessionId session, Socket socket, LineSession voice) {}

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit(LARGEST_MESSAGE);
        var who = SignedInHandshake.of(session);
        var line = new LineId(who.person().value());
        var socket = new Socket(session);
        var end = new LineSocket() {
            @Override
            public void send(String json) {
                socket.send(json);
            }

            @Override
            public void close(String why) {
                socket.close(CloseStatus.NORMAL.withReason(why));
            }
        };
        tabs.put(
                session.getId(),
                new Tab(line, requireNonNull(who.session()), socket, voice.connect(line, session.getId(), end)));
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        var tab = tabs.get(session.getId());
        if (tab != null) {
            tab.voice().receive(message.getPayload());
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        var tab = tabs.remove(session.getId());
        if (tab != null) {
            tab.voice().closed();
        }
    }

    @EventListener
    void on(SessionEnded ended) {
        transactions.afterCommit(() -> {
            tabs.values().stream()
                    .filter(tab -> tab.session().equals(ended.session()))
                    .forEach(tab -> tab.socket().close(CloseStatus.POLICY_VIOLATION));
            var line = new LineId(ended.user().value());
            boolean elsewhere = tabs.values().stream()
                    .anyMatch(tab -> tab.line().equals(line) && !tab.session().equals(ended.session()));
            if (!elsewhere && voice.isOpen()) {
                voice.dropLine(line, "signed out");
                routing.signedOut(line.value());
            }
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Door implements WebSocketConfigurer {
        private final LineSockets lines;
        private final SignedInHandshake handshake;

        Door(LineSockets lines, SignedInHandshake handshake) {
            this.lines = lines;
            this.handshake = handshake;
        }

        @Override
        public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
            registry.addHandler(lines, "/ws/line").addInterceptors(handshake).setAllowedOriginPatterns("*");
        }
    }
}
