package throughline.house;

import static java.util.Objects.requireNonNullElse;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Everything that may be set, in {@code throughline.yaml} in the home or as environment variables. {@code sip.port} in the file is
 * {@code THROUGHLINE_SIP_PORT} in the environment; the environment wins. Read once, at the start.
 *
 * @param home where everything that this installation remembers is kept
 * @param demo fill an empty home with the sample company
 * @param passkeys whether whoever administers or leads needs one; required, but not in the sample company, whose passwords are printed
 * @param bind the address that all ports listen on; loopback unless told otherwise
 */
public record Settings(
        @DefaultValue("var") Path home,
        @DefaultValue("false") boolean demo,
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue Http http,
        @DefaultValue Api api,
        @DefaultValue Sip sip,
        @DefaultValue Rtp rtp,
        @DefaultValue Webrtc webrtc,
        @Name("public") @DefaultValue Public publicAddress,
        @DefaultValue Files files,
        @DefaultValue Tls tls,
        @DefaultValue Database database,
        @DefaultValue Recordings recordings,
        @DefaultValue Audit audit,
        @Nullable Passkeys passkeys,
        @DefaultValue Egress egress,
        @DefaultValue Oidc oidc,
        @DefaultValue OfferCalls offerCalls,
        @DefaultValue App app,
        @DefaultValue Alarm alarm,
        @DefaultValue Dc09 dc09,
        @DefaultValue Mqtt mqtt) {

    /** Whether administrators and supervisors are let in with a passkey only, or with a password too. */
    public enum Passkeys {
        REQUIRED,
        OPTIONAL
    }

    public record Http(@DefaultValue("8080") int port) {
        public Http {
            checkPort("http.port", port);
        }
    }

    /** @param requestsPerMinute how often each token may ask */
    public record Api(@DefaultValue("3000") int requestsPerMinute) {
        public Api {
            if (requestsPerMinute < 1 || requestsPerMinute > 1_000_000) {
                throw new CannotStart(
                        "api.requests-per-minute (%d) must be between 1 and 1000000.".formatted(requestsPerMinute));
            }
        }
    }

    /**
     * @param peers addresses or CIDR blocks that may send us calls
     * @param callsPerSecond more new calls than this in one second are asked to try again
     * @param maxCalls more live calls than this are asked to try again
     */
    public record Sip(
            @DefaultValue("5060") int port,
            @DefaultValue("127.0.0.1") List<String> peers,
            @DefaultValue("200") int callsPerSecond,
            @DefaultValue("1000") int maxCalls,
            @DefaultValue("1800s") Duration sessionExpires) {
        public Sip {
            checkPort("sip.port", port);
        }
    }

    /** @param ports the range of the callers' audio, such as 16384-17407: two for each call */
    public record Rtp(@DefaultValue("16384-17407") PortRange ports) {}

    public record Webrtc(@DefaultValue("10443") int port) {
        public Webrtc {
            checkPort("webrtc.port", port);
        }
    }

    /**
     * @param url the address that people type, such as https://desk.example; decides which web pages may open a socket
     * @param address the IP address written into calls, when it is not the bound one (behind NAT)
     */
    public record Public(@Nullable URI url, @Nullable String address) {}

    /** @param url another name of this server, such as https://files.example, from which files of others are shown */
    public record Files(@Nullable URI url) {
        public Files {
            if (url != null && (url.getHost() == null || url.getScheme() == null)) {
                throw new CannotStart(
                        "files.url (%s) must be an address such as https://files.example.".formatted(url));
            }
        }
    }

    /** @param certificate PEM file; @param key PEM file. Without them an address other than loopback gets a self-made certificate. */
    public record Tls(@Nullable Path certificate, @Nullable Path key) {
        public Tls {
            if ((certificate == null) != (key == null)) {
                throw new CannotStart("tls.certificate and tls.key belong together: set both or neither.");
            }
        }
    }

    /**
     * @param url an external PostgreSQL, such as jdbc:postgresql://host/throughline; empty for the embedded one
     * @param user who works in it: neither superuser nor the owner of its tables
     * @param owner of its tables, who changes them at the start; without one {@code user} does both
     * @param test true only in tests: the embedded database may lose data when the power fails
     * @param binaries where the embedded database's programs are unpacked; beside the home's data unless set
     */
    public record Database(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable DatabaseOwner owner,
            @DefaultValue("false") boolean test,
            @Nullable Path binaries) {}

    public record DatabaseOwner(
            @Nullable String user, @Nullable String password) {}

    /**
     * @param keepDays recordings older than this are deleted, 0 keeps them for ever; counts until an administrator says otherwise
     * @param keys folder of the master keys; nodes of one installation share it; {@code recording-keys} in the home unless set
     */
    public record Recordings(
            @DefaultValue("90") int keepDays, @Nullable Path keys) {
        public Recordings {
            if (keepDays < 0 || keepDays > 36_500) {
                throw new CannotStart(
                        "recordings.keep-days (%d) must be between 0 (for ever) and 36500.".formatted(keepDays));
            }
        }
    }

    /**
     * @param keys folder of the keys; nodes of one installation share it; {@code audit-keys} in the home unless set
     * @param checkpoints folder that the checkpoints are written to, best on another disk; {@code audit} in the home unless set
     */
    public record Audit(@Nullable Path keys, @Nullable Path checkpoints) {}

    /** @param thisMachine addresses that people type may be of this machine and plain http://, for trying things out */
    public record Egress(@DefaultValue("false") boolean thisMachine) {}

    /**
     * The company's identity provider (OpenID Connect). Without an issuer there is none.
     *
     * @param issuer its address, letter by letter as it calls itself
     * @param name what stands on the button; the host of the issuer unless set
     * @param strong values of {@code acr} or {@code amr} by which it says that somebody signed in with what cannot be phished
     */
    public record Oidc(
            @Nullable URI issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String name,
            @DefaultValue List<String> strong) {
        public Oidc {
            if ((issuer == null) != (clientId == null) || (issuer == null) != (clientSecret == null)) {
                throw new CannotStart(
                        "oidc.issuer, oidc.client-id and oidc.client-secret belong together: set all of them or none.");
            }
            if (issuer != null && (issuer.getHost() == null || !isTrusted(issuer))) {
                throw new CannotStart(
                        "oidc.issuer (%s) must be a web address that begins with https://.".formatted(issuer));
            }
        }

        /** Encrypted, or of this machine, where trying things out needs no certificate. */
        private static boolean isTrusted(URI issuer) {
            boolean here =
                    issuer.getHost().equals("localhost") || issuer.getHost().equals("127.0.0.1");
            return "https".equals(issuer.getScheme()) || "http".equals(issuer.getScheme()) && here;
        }
    }

    /**
     * How technicians are called about a job.
     *
     * @param atOnce so many calls at the same time; the others wait, the most urgent job first
     * @param ring how long a phone rings before the next way is tried
     * @param speech the program that speaks, by name or path; without it nobody is called
     */
    public record OfferCalls(
            @DefaultValue("10") int atOnce,
            @DefaultValue("25s") Duration ring,
            @DefaultValue("espeak-ng") String speech) {
        public OfferCalls {
            if (atOnce < 1 || atOnce > 500) {
                throw new CannotStart("offer-calls.at-once (%d) must be between 1 and 500.".formatted(atOnce));
            }
            if (ring.toSeconds() < 5 || ring.toSeconds() > 120) {
                throw new CannotStart(
                        "offer-calls.ring (%d s) must be between 5 s and 120 s.".formatted(ring.toSeconds()));
            }
        }
    }

    /**
     * The app on technicians' phones.
     *
     * @param keys folder of the key by which push services know us; nodes of one installation share it; {@code app-keys} in the home unless set
     * @param contact whom a push service may write to when something is wrong (RFC 8292, section 2.1): mailto: or https:; the public address unless set
     * @param phoneDays a phone must be paired again after so many days
     */
    public record App(
            @Nullable Path keys,
            @Nullable URI contact,
            @DefaultValue("365") int phoneDays) {
        public App {
            if (contact != null && !"mailto".equals(contact.getScheme()) && !"https".equals(contact.getScheme())) {
                throw new CannotStart("app.contact (%s) must begin with mailto: or https://.".formatted(contact));
            }
            if (phoneDays < 1 || phoneDays > 400) { // no browser keeps a cookie for longer
                throw new CannotStart("app.phone-days (%d) must be between 1 and 400.".formatted(phoneDays));
            }
        }
    }

    /** @param keys folder of the master keys of alarm devices' keys; nodes of one installation share it; {@code alarm-keys} in the home unless set */
    public record Alarm(@Nullable Path keys) {}

    /**
     * Alarm devices that report over the internet (SIA DC-09).
     *
     * @param port TCP and UDP; 0 is any that is free, for tests
     * @param behind a device's clock may be behind ours by so much
     * @param ahead and so much ahead of it
     */
    public record Dc09(
            @DefaultValue("9009") int port,
            @DefaultValue("40s") Duration behind,
            @DefaultValue("20s") Duration ahead) {
        public Dc09 {
            if (port != 0) {
                checkPort("dc09.port", port);
            }
            if (behind.isNegative() || ahead.isNegative()) {
                throw new CannotStart("dc09.behind and dc09.ahead are times such as 40s, and not below zero.");
            }
        }
    }

    /**
     * Lifts that are connected over MQTT.
     *
     * @param on whether any may come in there
     * @param port 0 is any that is free, for tests
     * @param tlsPort the same under TLS, open where a certificate is set
     */
    public record Mqtt(
            @DefaultValue("true") boolean on,
            @DefaultValue("1883") int port,
            @DefaultValue("8883") int tlsPort) {
        public Mqtt {
            if (port != 0) {
                checkPort("mqtt.port", port);
            }
            if (tlsPort != 0) {
                checkPort("mqtt.tls-port", tlsPort);
            }
        }
    }

    /** A range of UDP ports, both ends included, as {@code first-last}. */
    public record PortRange(int first, int last) {
        public static PortRange valueOf(String text) {
            var matcher = Pattern.compile("(\\d{1,5})-(\\d{1,5})").matcher(text.strip());
            if (!matcher.matches()) {
                throw new CannotStart(
                        "rtp.ports (%s) must be two ports with a hyphen, such as 16384-17407.".formatted(text));
            }
            return new PortRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }

        public PortRange {
            checkPort("rtp.ports", first);
            checkPort("rtp.ports", last);
            if (last - first < 3) {
                throw new CannotStart("rtp.ports (%d-%d) must hold at least four ports, the smaller one first."
                        .formatted(first, last));
            }
        }
    }

    /** Where the master keys of the recordings lie. */
    public Path recordingKeys() {
        return requireNonNullElse(recordings.keys(), absoluteHome().resolve("recording-keys"));
    }

    /** Where the key of push messages lies. */
    public Path appKeys() {
        return requireNonNullElse(app.keys(), absoluteHome().resolve("app-keys"));
    }

    /** Where the master keys lie that seal the keys of alarm devices. */
    public Path alarmKeys() {
        return requireNonNullElse(alarm.keys(), absoluteHome().resolve("alarm-keys"));
    }

    public boolean passkeysRequired() {
        return passkeys == null ? !demo : passkeys == Passkeys.REQUIRED;
    }

    public Path absoluteHome() {
        return home.toAbsolutePath().normalize();
    }

    /** Whether only this machine can reach us; then plain HTTP is allowed. */
    public boolean onLoopback() {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new CannotStart("bind (%s) is not an address of this machine.".formatted(bind));
        }
    }

    /** The address that people type. */
    public URI url() {
        if (publicAddress.url() != null) {
            return publicAddress.url();
        }
        return URI.create("%s://%s:%d"
                .formatted(onLoopback() ? "http" : "https", onLoopback() ? "localhost" : bind, http.port()));
    }

    /** The IP address that callers and browsers are told to send their audio to. */
    public String advertisedAddress() {
        if (publicAddress.address() != null) {
            return publicAddress.address();
        }
        var own = listensEverywhere() ? OwnAddress.find() : null;
        return own == null ? bind : own.getHostAddress();
    }

    /** Bound to loopback, and nobody said that somebody else should reach us. */
    public boolean servesOnlyThisMachine() {
        return onLoopback() && publicAddress.address() == null;
    }

    private boolean listensEverywhere() {
        return bind.equals("0.0.0.0") || bind.equals("::");
    }

    private static void checkPort(String name, int port) {
        if (port < 1 || port > 65_535) {
            throw new CannotStart("%s (%d) is not a port: a whole number from 1 to 65535.".formatted(name, port));
        }
    }
}
