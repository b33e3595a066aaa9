package throughline.notify;

import java.net.URI;
import java.util.UUID;

/** A way out of the house as its carrier needs it. No secret of it is printed anywhere. */
public sealed interface Gateway {
    /** So many messages may be in its hands at the same time. */
    default int atOnce() {
        return 8;
    }

    /** One for texts: the company has one. */
    sealed interface ForTexts extends Gateway {
        /** What the recipient sees as the sender: a number or up to eleven letters. */
        String sender();
    }

    /** One for pages or mails: the company has as many as it likes. */
    sealed interface Relay extends Gateway {
        UUID id();

        @Override
        default int atOnce() {
            return 4;
        }
    }

    /**
     * One that is asked over HTTP and calls back.
     *
     * @param secret signs each request
     */
    record Http(URI url, String secret, String sender) implements ForTexts {
        @Override
        public String toString() {
            return "Http[" + url.getHost() + "]";
        }
    }

    /**
     * A message centre to which a session is kept (SMPP 3.4).
     *
     * @param payload whether a long text goes in one piece, which the centre cuts; else we cut it
     */
    record Smpp(
            String host,
            int port,
            boolean tls,
            String systemId,
            String password,
            String systemType,
            boolean payload,
            String sender)
            implements ForTexts {
        @Override
        public String toString() {
            return "Smpp[" + host + ":" + port + "]";
        }
    }

    /**
     * A paging gateway (SNPP, RFC 1861).
     *
     * @param login empty where it wants none
     */
    record Snpp(UUID id, String host, int port, boolean tls, String login, String password) implements Relay {
        @Override
        public String toString() {
            return "Snpp[" + host + ":" + port + "]";
        }
    }

    /**
     * A paging terminal (TAP 1.8) behind a socket, which leads to its serial line.
     *
     * @param password empty where it wants none; at most six characters
     */
    record Tap(UUID id, String host, int port, String password) implements Relay {
        /** The terminal has one line. */
        @Override
        public int atOnce() {
            return 1;
        }

        @Override
        public String toString() {
            return "Tap[" + host + ":" + port + "]";
        }
    }

    /**
     * A mail server that takes what we send (SMTP).
     *
     * @param login empty where it wants none
     * @param sender the address that mails come from, and to which what bounces goes
     */
    record Smtp(UUID id, String host, int port, Security security, String login, String password, String sender)
            implements Relay {
        @Override
        public String toString() {
            return "Smtp[" + host + ":" + port + "]";
        }
    }

    /** How a connection is kept from being read in between. */
    enum Security {
        NONE,
        STARTTLS,
        TLS
    }
}
