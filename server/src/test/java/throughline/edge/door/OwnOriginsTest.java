package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnOriginsTest {
    private static final OwnOrigins OURS = new OwnOrigins(URI.create("https://desk.lift.example"));
    private static final URI ASKED = URI.create("http://localhost:8080/ws/desk");

    @ParameterizedTest
    @ValueSource(strings = {"https://desk.lift.example", "https://DESK.lift.example:443", "http://localhost:8080"})
    void ourOwnPagesMayOpenASocket(String origin) {
        assertThat(OURS.contain(origin, ASKED)).isTrue();
    }

    // ASVS 4.4.2
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example",
                "http://desk.lift.example",
                "https://desk.lift.example.elsewhere.example",
                "http://localhost:8081",
                "https://localhost:8080",
                "null",
                "not an address"
            })
    void pagesOfOthersMayNot(String origin) {
        assertThat(OURS.contain(origin, ASKED)).isFalse();
    }

    // ASVS 4.4.2
    @Test
    void whatDoesNotSayWhereItComesFromMayNot() {
        assertThat(OURS.contain(null, ASKED)).isFalse();
    }
}
