package throughline.edge.pager;

import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import throughline.notify.Carrier;
import throughline.notify.Carrier.Answer;
import throughline.notify.Gateway;
import throughline.notify.GatewayWire;
import throughline.notify.Outgoing;

/**
 * Hands pages to a gateway by SNPP. What level 1 knows is enough; a name and a password (level 2) are said where there are some, and a
 * gateway that does not know that command is talked to without.
 *
 * <pre>
 * gateway   220 SNPP Gateway Ready
 * we        LOGI lifts secret          250 Login Accepted   | 500 Command Not Implemented | 550 Error, Invalid Login
 * we        PAGE 5551212               250 Pager ID Accepted | 550 Error, Invalid Pager ID
 * we        MESS Somebody is trapped…  250 Message OK
 * we        SEND                       250 Message Sent, 86x or 960 of a pager with two ways
 * we        QUIT                       221 OK, Goodbye
 *
 * a digit in front: 2 done, 8 and 9 done and there is more to know, 4 gone away, 5 and 7 refused; "250-…" goes on in the next line
 * </pre>
 */
@Component
class SnppCarrier implements GatewayWire {
    private static final Duration WHOLE = Duration.ofSeconds(8);
    private static final Duration EACH = Duration.ofSeconds(5);
    private static final int LONGEST_SHOWN = 120;

    private final SSLSocketFactory secure;
    private final Duration whole;

    @Autowired
    SnppCarrier() {
        this((SSLSocketFactory) SSLSocketFactory.getDefault(), WHOLE);
    }

    SnppCarrier(SSLSocketFactory secure, Duration whole) {
        this.secure = secure;
        this.whole = whole;
    }

    /** @param code three digits */
    private record Reply(String code, String words) {
        boolean isGood() {
            return switch (code.charAt(0)) {
                case '2', '8', '9' -> true;
                default -> false;
            };
        }

        boolean isGone() {
            return code.charAt(0) == '4';
        }

        boolean isUnknown() {
            return code.equals("500");
        }

        /** What people may read of it; the pager's number is hidden. */
        String shown() {
            var clean = (code + " " + words).replaceAll("\\d{5,}", "…").strip();
            return clean.length() <= LONGEST_SHOWN ? clean : clean.substring(0, LONGEST_SHOWN) + "…";
        }
    }

    @Override
    public @Nullable Carrier to(Gateway gateway) {
        return gateway instanceof Gateway.Snpp snpp ? page -> carry(snpp, page) : null;
    }

    private Answer carry(Gateway.Snpp gateway, Outgoing page) {
        boolean sending = false;
        try (var talk = Conversation.with(gateway.host(), gateway.port(), secure, gateway.tls(), whole)) {
            var greeting = hear(talk);
            if (!greeting.code.equals("220")) {
                return new Answer.NotNow("The gateway takes no calls: %s".formatted(greeting.shown()));
            }
            if (!gateway.login().isEmpty()) {
                var login = ask(
                        talk,
                        "LOGI %s %s"
                                .formatted(gateway.login(), gateway.password())
                                .strip());
                if (!login.isGood() && !login.isUnknown()) {
                    return new Answer.NotNow("The gateway does not let us in: %s".formatted(login.shown()));
                }
            }
            for (var command : new String[] {"PAGE " + page.to(), "MESS " + page.words()}) {
                var reply = ask(talk, command);
                if (!reply.isGood()) {
                    return refusal(reply);
                }
            }
            sending = true;
            var reply = ask(talk, "SEND");
            sending = false;
            if (!reply.isGood()) {
                return refusal(reply);
            }
            talk.say("QUIT\r\n"); // whatever it answers, it has the page
            return new Answer.Taken(reply.shown());
        } catch (IOException gone) {
            return sending
                    ? new Answer.Declined("The gateway did not say whether it took the page (%s); it is not sent again."
                            .formatted(gone.getClass().getSimpleName()))
                    : new Answer.NotNow("The gateway cannot be talked to (%s)."
                            .formatted(gone.getClass().getSimpleName()));
        }
    }

    /** With 421 it hangs up and has nothing; any other refusal holds for this page. */
    private static Answer refusal(Reply reply) {
        return reply.isGone() ? new Answer.NotNow(reply.shown()) : new Answer.Declined(reply.shown());
    }

    private Reply ask(Conversation talk, String command) throws IOException {
        talk.say(command + "\r\n");
        return hear(talk);
    }

    private Reply hear(Conversation talk) throws IOException {
        while (true) {
            var line = talk.hearUntil('\n', EACH).replaceAll("\\p{Cntrl}", "");
            if (!line.matches("[2-9][0-9]{2}([ -].*)?")) {
                throw new IOException("no reply of the protocol");
            }
            if (line.length() == 3 || line.charAt(3) == ' ') {
                return new Reply(line.substring(0, 3), line.substring(3).strip());
            }
        }
    }
}
