package throughline.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedPeersTest {
    private static boolean allows(String entry, String address) {
        return new AllowedPeers(List.of(entry)).allow(InetAddress.ofLiteral(address));
    }

    // ASVS 13.2.4
    @Test
    void addressesAndBlocks() {
        assertThat(allows("192.0.2.7", "192.0.2.7")).isTrue();
        assertThat(allows("192.0.2.7", "192.0.2.8")).isFalse();
        assertThat(allows("192.0.2.64/26", "192.0.2.127")).isTrue();
        assertThat(allows("192.0.2.64/26", "192.0.2.128")).isFalse();
        assertThat(allows("0.0.0.0/0", "198.51.100.1")).isTrue();
        assertThat(allows("0.0.0.0/0", "2001:db8::1")).isFalse();
        assertThat(allows("2001:db8::/33", "2001:db8:7fff::1")).isTrue();
        assertThat(allows("2001:db8::/33", "2001:db8:8000::1")).isFalse();
    }

    @Test
    void loopbackIsThisMachineWhateverAddressItSpeaksFrom() throws SocketException {
        var ours = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .toList();
        assertThat(ours).isNotEmpty().allMatch(new AllowedPeers(List.of("127.0.0.1"))::allow);
        assertThat(ours)
                .filteredOn(address -> !address.isLoopbackAddress())
                .noneMatch(new AllowedPeers(List.of("203.0.113.7"))::allow);
        assertThat(allows("127.0.0.1", "203.0.113.7")).isFalse();
    }

    @Test
    void anEntryThatIsNeitherIsNamed() {
        for (var wrong : List.of("", "trunk.example", "192.0.2.0/33", "192.0.2.0/x", "192.0.2")) {
            assertThatThrownBy(() -> allows(wrong, "192.0.2.7")).hasMessageContaining("(" + wrong + ")");
        }
    }
}
