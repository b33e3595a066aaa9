package throughline.edge.pager;

import static throughline.edge.pager.Tap.ACK;
import static throughline.edge.pager.Tap.CR;
import static throughline.edge.pager.Tap.EOT;
import static throughline.edge.pager.Tap.ESC;
import static throughline.edge.pager.Tap.NAK;
import static throughline.edge.pager.Tap.RS;

import java.io.IOException;
import java.net.SocketTimeoutException;
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
 * Hands pages to a paging terminal by TAP 1.8, through a socket that leads to its line (a serial server, or a modem that has dialled).
 *
 * <pre>
 * we        CR                      until it asks who we are
 * terminal  ID=
 * we        ESC PG1 secret CR       automatic; the password only where there is one
 * terminal  ACK CR                  | NAK CR: again | ESC EOT CR: it hangs up; a line of words may stand before each
 * terminal  ESC [p CR               go ahead
 * we        a block, see {@link Tap}
 * terminal  ACK CR                  | NAK CR: the sum was wrong, again | RS CR: this page never | ESC EOT CR
 * we        EOT CR
 * terminal  ESC EOT CR              RS CR before it: what it had acknowledged was no good after all
 * </pre>
 */
@Component
class TapCarrier implements GatewayWire {
    private static final Duration WHOLE = Duration.ofSeconds(9);
    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(1);
    private static final Duration EACH = Duration.ofSeconds(4);
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final int TRIES = 3;
    private static final int LONGEST_SHOWN = 120;

    private final Duration whole;

    @Autowired
    TapCarrier() {
        this(WHOLE);
    }

    TapCarrier(Duration whole) {
        this.whole = whole;
    }

    /** What the terminal made of what we said. */
    private enum Verdict {
        TAKEN,
        AGAIN,
        NEVER,
        GONE
    }

    @Override
    public @Nullable Carrier to(Gateway gateway) {
        return gateway instanceof Gateway.Tap tap ? page -> new Call(tap, page).carry() : null;
    }

    /** One call to the terminal. */
    private final class Call {
        private final Gateway.Tap gateway;
        private final Outgoing page;
        private String said = "";
        private boolean handedOver;

        Call(Gateway.Tap gateway, Outgoing page) {
            this.gateway = gateway;
            this.page = page;
        }

        Answer carry() {
            try (var talk = Conversation.with(
                    gateway.host(), gateway.port(), (SSLSocketFactory) SSLSocketFactory.getDefault(), false, whole)) {
                waitToBeAsked(talk);
                var in = until(talk, "" + ESC + "PG1" + gateway.password() + CR);
                if (in != Verdict.TAKEN) {
                    return new Answer.NotNow(words("The terminal does not let us in."));
                }
                goAhead(talk);
                return handOver(talk);
            } catch (IOException gone) {
                var why = gone.getClass().getSimpleName();
                return handedOver
                        ? new Answer.Declined(
                                "The terminal did not say whether it took the page (%s); it is not sent again."
                                        .formatted(why))
                        : new Answer.NotNow("The terminal cannot be talked to (%s).".formatted(why));
            }
        }

        private Answer handOver(Conversation talk) throws IOException {
            var blocks = Tap.blocks(page.to(), page.words());
            for (int at = 0; at < blocks.size(); at++) {
                handedOver = at == blocks.size() - 1; // without its last block there is no page
                var verdict = until(talk, blocks.get(at));
                handedOver = false;
                switch (verdict) {
                    case TAKEN -> {}
                    case NEVER -> {
                        return new Answer.Declined(words("The terminal does not take this page."));
                    }
                    case AGAIN -> {
                        return new Answer.NotNow(words("The terminal did not understand the page; the line is bad."));
                    }
                    case GONE -> {
                        return new Answer.NotNow(words("The terminal hung up."));
                    }
                }
            }
            return sayGoodbye(talk) == Verdict.NEVER
                    ? new Answer.Declined(words("The terminal took the page back."))
                    : new Answer.Taken(words("The terminal took it."));
        }

        private void waitToBeAsked(Conversation talk) throws IOException {
            var heard = new StringBuilder();
            for (int call = 0; call < TRIES; call++) {
                talk.say("" + CR);
                long until = System.nanoTime() + BETWEEN_CALLS.toNanos();
                try {
                    while (System.nanoTime() < until) {
                        heard.append(talk.hear(Duration.ofNanos(Math.max(1, until - System.nanoTime()))));
                        if (heard.toString().endsWith("ID=")) {
                            return;
                        }
                    }
                } catch (SocketTimeoutException _) {
                    // It is called again.
                }
            }
            throw new SocketTimeoutException("the terminal does not ask who we are");
        }

        /** Said again while the terminal could not read it, a few times. */
        private Verdict until(Conversation talk, String message) throws IOException {
            var verdict = Verdict.AGAIN;
            for (int tries = 0; tries < TRIES && verdict == Verdict.AGAIN; tries++) {
                talk.say(message);
                verdict = verdict(talk, EACH);
            }
            return verdict;
        }

        private Verdict verdict(Conversation talk, Duration most) throws IOException {
            while (true) {
                var line = talk.hearUntil(CR, most).replace("\n", "");
                switch (line) {
                    case "" + ACK -> {
                        return Verdict.TAKEN;
                    }
                    case "" + NAK -> {
                        return Verdict.AGAIN;
                    }
                    case "" + RS -> {
                        return Verdict.NEVER;
                    }
                    case "" + ESC + EOT -> {
                        return Verdict.GONE;
                    }
                    default -> hearWords(line);
                }
            }
        }

        private void goAhead(Conversation talk) throws IOException {
            while (!talk.hearUntil(CR, EACH).endsWith(ESC + "[p")) {
                // A word of welcome.
            }
        }

        /** It has the page by now, unless it says that it has not. */
        private Verdict sayGoodbye(Conversation talk) {
            try {
                talk.say("" + EOT + CR);
                return verdict(talk, GOODBYE);
            } catch (IOException _) {
                return Verdict.GONE;
            }
        }

        /** Digits are hidden, because terminals repeat the pager's number. */
        private void hearWords(String line) {
            var clean =
                    line.replaceAll("\\p{Cntrl}", "").replaceAll("\\d{5,}", "…").strip();
            if (!clean.isEmpty() && !clean.endsWith("ID=")) {
                said = clean.length() <= LONGEST_SHOWN ? clean : clean.substring(0, LONGEST_SHOWN) + "…";
            }
        }

        private String words(String ours) {
            return said.isEmpty() ? ours : "%s It said: %s".formatted(ours, said);
        }
    }
}
