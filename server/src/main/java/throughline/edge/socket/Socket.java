package throughline.edge.socket;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;

/** One browser's socket. Messages queue up to a limit while the browser reads slowly; beyond it the socket is closed. */
public final class Socket {
    private static final Logger log = LoggerFactory.getLogger(Socket.class);
    private static final int SEND_LIMIT_MILLIS = 5_000;
    private static final int MOST_QUEUED_BYTES = 1 << 20;

    private final WebSocketSession session;

    public Socket(WebSocketSession session) {
        this.session = new ConcurrentWebSocketSessionDecorator(session, SEND_LIMIT_MILLIS, MOST_QUEUED_BYTES);
    }

    /** Sends, or gives the socket up: the browser comes back and asks for everything. */
    public void send(String text) {
        if (!session.isOpen()) {
            return;
        }
        try {
            session.sendMessage(new TextMessage(text));
        } catch (IOException | RuntimeException e) {
            log.debug("a browser's socket is gone", e);
            close(CloseStatus.SESSION_NOT_RELIABLE);
        }
    }

    public void close(CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException | RuntimeException e) {
            log.debug("a browser's socket did not close", e);
        }
    }
}
