package throughline.testing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.house.Settings;

/** Settings for tests without a house: only the public address matters. */
public final class TestSettings {
    public static final Settings AT_LIFT_EXAMPLE = new Settings(
            Path.of("target"),
            false,
            "127.0.0.1",
            new Settings.Http(8080),
            new Settings.Api(3_000),
            new Settings.Sip(5060, List.of("127.0.0.1"), 200, 1_000, Duration.ofMinutes(30)),
            new Settings.Rtp(new Settings.PortRange(16_384, 17_407)),
            new Settings.Webrtc(10_443),
            new Settings.Public(URI.create("https://lift.example"), null),
            new Settings.Files(null),
            new Settings.Tls(null, null),
            new Settings.Database(null, null, null, null, true, null),
            new Settings.Recordings(90, null),
            new Settings.Audit(null, null),
            Settings.Passkeys.OPTIONAL,
            new Settings.Egress(false),
            new Settings.Oidc(null, null, null, null, List.of()),
            new Settings.OfferCalls(10, Duration.ofSeconds(25), "espeak-ng"),
            new Settings.App(null, null, 365),
            new Settings.Alarm(null),
            new Settings.Dc09(0, Duration.ofSeconds(40), Duration.ofSeconds(20)),
            new Settings.Mqtt(true, 0, 0));

    private TestSettings() {}

    /** With ports of its own for live calls, of which it has as many as a phone or two need. */
    public static Settings withCalls(Path home, int firstPort) {
        var usual = AT_LIFT_EXAMPLE;
        return new Settings(
                home,
                usual.demo(),
                usual.bind(),
                usual.http(),
                usual.api(),
                new Settings.Sip(firstPort, List.of("127.0.0.1"), 200, 1_000, Duration.ofMinutes(30)),
                new Settings.Rtp(new Settings.PortRange(firstPort + 2, firstPort + 41)),
                new Settings.Webrtc(firstPort + 1),
                usual.publicAddress(),
                usual.files(),
                usual.tls(),
                usual.database(),
                usual.recordings(),
                usual.audit(),
                usual.passkeys(),
                usual.egress(),
                usual.oidc(),
                usual.offerCalls(),
                usual.app(),
                usual.alarm(),
                usual.dc09(),
                usual.mqtt());
    }

    /** With this port for alarm devices. */
    public static Settings withDc09(int port) {
        var usual = AT_LIFT_EXAMPLE;
        return new Settings(
                usual.home(),
                usual.demo(),
                usual.bind(),
                usual.http(),
                usual.api(),
                usual.sip(),
                usual.rtp(),
                usual.webrtc(),
                usual.publicAddress(),
                usual.files(),
                usual.tls(),
                usual.database(),
                usual.recordings(),
                usual.audit(),
                usual.passkeys(),
                usual.egress(),
                usual.oidc(),
                usual.offerCalls(),
                usual.app(),
                usual.alarm(),
                new Settings.Dc09(port, usual.dc09().behind(), usual.dc09().ahead()),
                usual.mqtt());
    }

    /** For lifts that are connected over MQTT. @param key and {@code certificate} PEM files */
    public static Settings withMqtt(
            Settings usual, Settings.Mqtt mqtt, @Nullable Path certificate, @Nullable Path key) {
        return new Settings(
                usual.home(),
                usual.demo(),
                usual.bind(),
                usual.http(),
                usual.api(),
                usual.sip(),
                usual.rtp(),
                usual.webrtc(),
                usual.publicAddress(),
                usual.files(),
                new Settings.Tls(certificate, key),
                usual.database(),
                usual.recordings(),
                usual.audit(),
                usual.passkeys(),
                usual.egress(),
                usual.oidc(),
                usual.offerCalls(),
                usual.app(),
                usual.alarm(),
                usual.dc09(),
                mqtt);
    }
}
