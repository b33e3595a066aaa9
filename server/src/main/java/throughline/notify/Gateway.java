package throughline.notify;

import java.net.URI;

/** The company's SMS gateway as the carrier needs it. No secret of it is printed anywhere. */
public sealed interface Gateway {
    /** What the recipient sees as the sender: a number or up to eleven letters. */
    String sender();

    /**
     * One that is asked over HTTP and calls back.
     *
     * @param secret signs each request
     */
    record Http(URI url, String secret, String sender) implements Gateway {
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
            implements Gateway {
        @Override
        public String toString() {
            return "Smpp[" + host + ":" + port + "]";
        }
    }
}
