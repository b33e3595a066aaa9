package throughline.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ThisMachineTest {
    private static final Who WATCHES = new Who.ThisMachineOr(Set.of());

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void aProgramOfThisMachineMayLook(String address) {
        assertThat(WATCHES.admits(null, from(address))).isTrue();
    }

    // ASVS 4.1.3, 13.4.5
    @Test
    void nobodyElseMayWhateverTheyOrAProxySay() {
        assertThat(WATCHES.admits(null, from("192.0.2.7"))).isFalse();
        for (var header : Set.of("X-Forwarded-For", "Forwarded")) {
            var elsewhere = from("192.0.2.7");
            elsewhere.addHeader(header, "127.0.0.1");
            assertThat(WATCHES.admits(null, elsewhere)).as(header).isFalse();
            var throughAProxy = from("127.0.0.1");
            throughAProxy.addHeader(header, "192.0.2.7");
            assertThat(WATCHES.admits(null, throughAProxy)).as(header).isFalse();
        }
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
