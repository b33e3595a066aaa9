package throughline.edge.desk;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import throughline.edge.door.SignedInHandshake;

/** Where the browser opens the desk's socket; the handshake decides who may. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SocketDoors implements WebSocketConfigurer {
    private final DeskSockets desks;
    private final SignedInHandshake handshake;

    SocketDoors(DeskSockets desks, SignedInHandshake handshake) {
        this.desks = desks;
        this.handshake = handshake;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(desks, "/ws/desk").addInterceptors(handshake).setAllowedOriginPatterns("*");
    }
}
