package throughline.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the person at the console reads when a setting is wrong. */
class SettingsReaderTest {
    @TempDir
    Path home;

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        Files.writeString(
                home.resolve("throughline.yaml"),
                "http:\n  port: 9000\nsip:\n  port: 5070\n  peers: [10.0.0.1, 10.0.0.2]\n");
        var settings = settings(Map.of("THROUGHLINE_HTTP_PORT", "9001"));
        assertThat(settings.http().port()).isEqualTo(9001);
        assertThat(settings.sip().port()).isEqualTo(5070);
        assertThat(settings.sip().peers()).containsExactly("10.0.0.1", "10.0.0.2");
    }

    @Test
    void everySettingOfTheFrontPageHasItsVariable() {
        assertThat(SettingsReader.KNOWN.stream().map(SettingsReader::variable))
                .contains(
                        "THROUGHLINE_HOME",
                        "THROUGHLINE_HTTP_PORT",
                        "THROUGHLINE_SIP_PORT",
                        "THROUGHLINE_RTP_PORTS",
                        "THROUGHLINE_WEBRTC_PORT",
                        "THROUGHLINE_PUBLIC_URL",
                        "THROUGHLINE_TLS_CERTIFICATE",
                        "THROUGHLINE_TLS_KEY",
                        "THROUGHLINE_DATABASE_URL");
    }

    @Test
    void anUnknownSettingNamesTheNearestKnownOne() {
        assertThatThrownBy(() -> settings(Map.of("THROUGHLINE_HTTP_PROT", "1")))
                .isInstanceOf(CannotStart.class)
                .hasMessage("There is no setting THROUGHLINE_HTTP_PROT. Maybe you meant THROUGHLINE_HTTP_PORT.");
    }

    @Test
    void anUnknownSettingInTheFileNamesTheFile() throws IOException {
        Files.writeString(home.resolve("throughline.yaml"), "sip:\n  prot: 5070\n");
        assertThatThrownBy(() -> settings(Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("sip.prot in")
                .hasMessageContaining("Maybe you meant sip.port.");
    }

    @Test
    void aValueThatCannotBeUsedIsShownWithItsName() {
        assertThatThrownBy(() -> settings(Map.of("THROUGHLINE_HTTP_PORT", "eighty")))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The setting http.port (eighty) cannot be used: it must be a whole number.");
        assertThatThrownBy(() -> settings(Map.of("THROUGHLINE_SIP_PORT", "70000")))
                .hasMessage("sip.port (70000) is not a port: a whole number from 1 to 65535.");
        assertThatThrownBy(() -> settings(Map.of("THROUGHLINE_RTP_PORTS", "16384")))
                .hasMessageContaining("two ports with a hyphen");
        assertThatThrownBy(() -> settings(Map.of("THROUGHLINE_TLS_KEY", "key.pem")))
                .hasMessageContaining("set both or neither");
        assertThatThrownBy(() -> settings(Map.of("THROUGHLINE_OIDC_ISSUER", "https://id.example")))
                .hasMessageContaining("oidc.client-secret belong together");
        assertThatThrownBy(() -> settings(Map.of(
                        "THROUGHLINE_OIDC_ISSUER", "http://id.example",
                        "THROUGHLINE_OIDC_CLIENT_ID", "desk",
                        "THROUGHLINE_OIDC_CLIENT_SECRET", "secret")))
                .hasMessageContaining("oidc.issuer (http://id.example)")
                .hasMessageContaining("https://");
    }

    @Test
    void aFileThatIsNotYamlIsRefused() throws IOException {
        Files.writeString(home.resolve("throughline.yaml"), "http: [unclosed");
        assertThatThrownBy(() -> settings(Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be read");
    }

    private Settings settings(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.put("THROUGHLINE_HOME", home.toString());
        return SettingsReader.bind(new MapConfigurationPropertySource(SettingsReader.read(all, false)));
    }
}
