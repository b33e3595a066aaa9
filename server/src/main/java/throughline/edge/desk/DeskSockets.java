package throughline.edge.desk;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import throughline.contact.ContactChanged;
import throughline.edge.door.SignedInHandshake;
import throughline.edge.socket.Socket;
import throughline.kernel.Transactions;
import throughline.notify.OutboxChanged;
import throughline.people.BreakGlassChanged;
import throughline.people.Role;
import throughline.people.SessionEnded;
import throughline.people.SessionId;
import throughline.people.Sessions;
import throughline.people.SignedIn;
import throughline.people.UserChanged;
import throughline.routing.AgentChanged;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /ws/desk}: says which topics changed, and sends each person her own desk whole after each change of it.
 *
 * <p>Changes are collected for a few milliseconds, so a burst costs one message; the queue's figures reach everybody once a second.
 */
@Component
class DeskSockets extends TextWebSocketHandler implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(DeskSockets.class);
    private static final long COLLECT_MILLIS = 20;
    private static final long EVERYBODY_MILLIS = 1_000;
    private static final long PING_SECONDS = 10;

    private final Desks desks;
    private final Sessions sessions;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> topics = new ConcurrentHashMap<>();
    private final Set<UUID> stale = ConcurrentHashMap.newKeySet();
    private final Set<String> moved = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sender = Executors.newScheduledThreadPool(
            1, Thread.ofPlatform().daemon().name("desk-sender").factory());
    private final long firstNumber;
    private volatile boolean queueMoved;
    private volatile @Nullable String standing;

    DeskSockets(Desks desks, Sessions sessions, Transactions transactions, JsonMapper json, InstantSource clock) {
        this.desks = desks;
        this.sessions = sessions;
        this.transactions = transactions;
        this.json = json;
        this.firstNumber = clock.millis();
        sender.scheduleWithFixedDelay(this::sendCollected, COLLECT_MILLIS, COLLECT_MILLIS, TimeUnit.MILLISECONDS);
        sender.scheduleWithFixedDelay(this::tellEverybody, EVERYBODY_MILLIS, EVERYBODY_MILLIS, TimeUnit.MILLISECONDS);
        sender.scheduleWithFixedDelay(this::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
    }

    private record Open(UUID person, SessionId session, boolean atTheDesk, Socket socket) {}

    @EventListener
    void on(AgentChanged changed) {
        stale.add(changed.agent());
        queueMoved = true;
    }

    @EventListener
    void on(ContactChanged changed) {
        transactions.afterCommit(() -> {
            desks.forget(changed.contact());
            if (changed.agent() != null) {
                stale.add(changed.agent());
            }
            moved.add("contacts");
            queueMoved = true;
        });
    }

    @EventListener
    void on(UserChanged changed) {
        transactions.afterCommit(() -> moved.add("users"));
    }

    @EventListener
    void on(BreakGlassChanged changed) {
        transactions.afterCommit(() -> moved.add("break-glass"));
    }

    @EventListener
    void on(OutboxChanged changed) {
        transactions.afterCommit(() -> moved.add("outbox"));
    }

    /** Something that lists show was changed by somebody. */
    void moved(String topic) {
        desks.forgetAll();
        moved.add(topic);
    }

    /** A topic moved; nothing that is kept for the desks is different. */
    void tell(String topic) {
        moved.add(topic);
    }

    /** What all desks show has changed; they are drawn again within a second. */
    void redrawEverybodySoon() {
        queueMoved = true;
    }

    /** This person's desk looks different now. */
    void redraw(UUID person) {
        stale.add(person);
    }

    /** Says it to everybody at a desk now, without asking the database for anything, and to whoever comes back while it stands. */
    void tellAlways(String message) {
        standing = message;
        open.values().stream()
                .filter(Open::atTheDesk)
                .forEach(one -> one.socket().send(message));
    }

    @EventListener
    void on(SessionEnded ended) {
        transactions.afterCommit(() -> open.values().stream()
                .filter(one -> one.session().equals(ended.session()))
                .forEach(one -> {
                    one.socket()
                            .send(json.writeValueAsString(
                                    Map.of("type", "signed-out", "sentence", "You are signed out here.")));
                    one.socket().close(CloseStatus.POLICY_VIOLATION);
                }));
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        var who = SignedInHandshake.of(session);
        var socket = new Socket(session);
        open.put(
                session.getId(),
                new Open(who.person().value(), requireNonNull(who.session()), isAtTheDesk(who), socket));
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        var from = open.get(session.getId());
        if (from == null) {
            return;
        }
        switch (typeOf(message.getPayload())) {
            case "hello" -> {
                from.socket()
                        .send(json.writeValueAsString(Map.of("type", "hello", "you", from.person(), "n", numbers())));
                var stands = standing;
                if (stands != null && from.atTheDesk()) {
                    from.socket().send(stands);
                }
                sendDesk(from);
            }
            case "pong" -> sessions.seen(from.session());
            case "drawn" -> {}
            default ->
                from.socket()
                        .send(json.writeValueAsString(Map.of(
                                "type",
                                "refused",
                                "code",
                                "desk.unknown-message",
                                "sentence",
                                "This message is not known here.")));
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        open.remove(session.getId());
    }

    @Override
    public void destroy() {
        sender.shutdownNow();
    }

    private String typeOf(String text) {
        try {
            JsonNode node = json.readTree(text);
            return node.path("type").asString("");
        } catch (RuntimeException malformed) {
            return "";
        }
    }

    private void sendCollected() {
        safely(() -> {
            for (var topic : Set.copyOf(moved)) {
                moved.remove(topic);
                long n = number(topic).incrementAndGet();
                var text = json.writeValueAsString(Map.of("type", "changed", "topic", topic, "n", n));
                open.values().forEach(one -> one.socket().send(text));
            }
            for (var person : Set.copyOf(stale)) {
                stale.remove(person);
                open.values().stream()
                        .filter(one -> one.person().equals(person))
                        .forEach(this::sendDesk);
            }
        });
    }

    private void tellEverybody() {
        safely(() -> {
            if (queueMoved) {
                queueMoved = false;
                open.values().forEach(this::sendDesk);
            }
        });
    }

    private void ping() {
        safely(() -> {
            var text = json.writeValueAsString(Map.of("type", "ping"));
            open.values().forEach(one -> one.socket().send(text));
        });
    }

    private void sendDesk(Open to) {
        long n = number("desk").incrementAndGet();
        to.socket().send(json.writeValueAsString(Map.of("type", "desk", "n", n, "desk", desks.of(to.person()))));
    }

    /** Who sees alarms, as the access list has it. */
    private static boolean isAtTheDesk(SignedIn who) {
        return who.isOneOf(Role.AGENT, Role.SUPERVISOR, Role.DISPATCHER, Role.ADMINISTRATOR);
    }

    private Map<String, Long> numbers() {
        return topics.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().get()));
    }

    private AtomicLong number(String topic) {
        return topics.computeIfAbsent(topic, _ -> new AtomicLong(firstNumber));
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("the desks could not be told; the next change tells them", e);
        }
    }
}
