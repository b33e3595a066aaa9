package throughline.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import throughline.kernel.Refused;

/** However somebody writes the address of a thing inside, nothing is called, and the reason is a sentence. */
class NothingInsideIsCalledTest {
    private static final byte[] BODY = "{}".getBytes();

    /** Each is of this machine, of its network, of the cloud around it, or of nobody. */
    private static final List<String> SPECIAL = List.of(
            "0.0.0.0",
            "0.0.0.1",
            "0.255.255.255",
            "10.0.0.0",
            "10.0.0.1",
            "10.255.255.255",
            "100.64.0.1",
            "100.100.100.200",
            "100.127.255.255",
            "127.0.0.0",
            "127.0.0.1",
            "127.0.1.1",
            "127.127.127.127",
            "127.255.255.254",
            "168.63.129.16",
            "169.254.0.1",
            "169.254.169.254",
            "169.254.170.2",
            "169.254.255.255",
            "172.16.0.1",
            "172.17.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.0.170",
            "192.0.0.192",
            "192.0.2.1",
            "192.31.196.1",
            "192.52.193.1",
            "192.88.99.1",
            "192.168.0.1",
            "192.168.255.255",
            "192.175.48.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.7",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255");

    private static final List<String> SPECIAL_6 = List.of(
            "::",
            "::1",
            "0:0:0:0:0:0:0:1",
            "0000:0000:0000:0000:0000:0000:0000:0001",
            "::0001",
            "::127.0.0.1",
            "::7f00:1",
            "::ffff:127.0.0.1",
            "::ffff:7f00:1",
            "::FFFF:7F00:0001",
            "0:0:0:0:0:ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "::ffff:a9fe:a9fe",
            "::ffff:192.168.0.1",
            "::ffff:0:127.0.0.1",
            "64:ff9b::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:0:4136:e378:8000:63bf:3fff:fdd2",
            "2001:2::1",
            "2001:10::1",
            "2001:20::1",
            "2001:db8::1",
            "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
            "2002:7f00:1::1",
            "2002:a9fe:a9fe::1",
            "2002:c0a8:1::1",
            "2620:4f:8000::1",
            "3ffe::1",
            "3fff::1",
            "3fff:fff:ffff::1",
            "5f00::1",
            "fc00::1",
            "fd00::1",
            "fd00:ec2::254",
            "fd20:ce::254",
            "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "fe80::1",
            "fe80::a9fe:a9fe",
            "febf::1",
            "fec0::1",
            "feff::1",
            "ff00::1",
            "ff02::1",
            "ff05::2",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "1000::1",
            "4000::1",
            "8000::1");

    /** Other ways to write 127.0.0.1, 169.254.169.254 and their like, which one program reads as an address and another does not. */
    private static final List<String> ODD_HOSTS = List.of(
            "2130706433",
            "017700000001",
            "0x7f000001",
            "0x7F000001",
            "0X7F000001",
            "0x7f.0x0.0x0.0x1",
            "0x7f.1",
            "0x7f.0.1",
            "0177.0.0.1",
            "0177.0.0.01",
            "0177.1",
            "00000177.0.0.1",
            "127.1",
            "127.0.1",
            "127.0.0.01",
            "127.0.0.001",
            "127.000.000.001",
            "0127.0.0.1",
            "127.0.0.0x1",
            "127.0.0.1.",
            "127.0.0.1..",
            "127.0.0.1.0",
            "127..0.0.1",
            ".127.0.0.1",
            "127.0.0",
            "127.65535",
            "127.0.0.256",
            "127.0.0.4294967297",
            "4294967296",
            "6425673729",
            "1",
            "0",
            "0x0",
            "00",
            "2852039166",
            "0xa9fea9fe",
            "0251.0376.0251.0376",
            "0xa9.0xfe.0xa9.0xfe",
            "169.254.43518",
            "169.16689662",
            "425.510.425.510",
            "169.254.169.254.",
            "[::1",
            "::1",
            "[::1%25lo]",
            "[::1%lo]",
            "[fe80::1%25eth0]",
            "[fe80::1%250]",
            "[::ffff:127.0.0.1%25lo]",
            "[::ffff:0x7f.1]",
            "[127.0.0.1]",
            "[0x7f000001]",
            "[v1.127.0.0.1]",
            "[::1]x",
            "[::1].",
            "[:::1]",
            "[::1::]",
            "[1:2:3:4:5:6:7:8:9]",
            "[]",
            "１２７.０.０.１",
            "①②⑦.⓪.⓪.①",
            "127。0。0。1",
            "127．0．0．1",
            "127｡0｡0｡1",
            "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
            "ｌｏｃａｌｈｏｓｔ",
            "loc\u00adalhost",
            "local\u200bhost",
            "127.0.0.1\u0000",
            "%31%32%37.0.0.1",
            "127.0.0.1%00.example.com",
            "127.0.0.1%2eexample.com",
            "%6cocalhost",
            "127.0.0.1\\@example.com",
            "example.com\\@127.0.0.1",
            "127.0.0.1 .example.com",
            "127.0.0.1\t",
            "127.0.0.1\r\nHost: example.com",
            "-example.com",
            "ex_ample.com",
            "exa mple.com",
            "example.com.",
            "example..com",
            ".example.com",
            "*",
            "");

    private static final List<String> INSIDE_NAMES = List.of(
            "localhost",
            "LOCALHOST",
            "LocalHost",
            "sub.localhost",
            "localhost.localdomain",
            "ip6-localhost",
            "metadata",
            "metadata.google.internal",
            "instance-data",
            "printer.local",
            "router.lan",
            "db.internal",
            "intranet",
            "wiki.corp",
            "nas.home",
            "nas.home.arpa",
            "1.0.0.127.in-addr.arpa",
            "kubernetes.default.svc.cluster.local",
            "postgres");

    /** Addresses whose host is harmless, and the rest is not. */
    private static final List<String> ODD_ADDRESSES = List.of(
            "http://example.com/",
            "HTTP://example.com/",
            "ftp://example.com/",
            "file:///etc/passwd",
            "gopher://127.0.0.1:6379/_x",
            "dict://127.0.0.1:11211/",
            "jar:https://example.com!/",
            "ldap://127.0.0.1/",
            "data:text/plain,x",
            "javascript:alert(1)",
            "//127.0.0.1/",
            "/hooks",
            "127.0.0.1",
            "127.0.0.1:8080/",
            "https:127.0.0.1",
            "https:/127.0.0.1/",
            "https:///127.0.0.1/",
            "https:////127.0.0.1/",
            "https:\\\\127.0.0.1\\",
            "https://user@example.com/",
            "https://user:secret@example.com/",
            "https://example.com@127.0.0.1/",
            "https://example.com:443@127.0.0.1/",
            "https://127.0.0.1:443@example.com/",
            "https://127.0.0.1#@example.com/",
            "https://127.0.0.1?@example.com/",
            "https://example.com#hooks",
            "https://example.com:0/",
            "https://example.com:22/",
            "https://example.com:25/",
            "https://example.com:80/",
            "https://example.com:1023/",
            "https://example.com:65536/",
            "https://example.com:4294967739/",
            "https://example.com:-1/",
            "https://example.com:443x/",
            "https://example.com:０/",
            "https://example.com/ hooks",
            "https://example.com/\nX: y",
            " https://example.com/",
            "https://example.com/" + "x".repeat(1_000));

    /** Names whose owner says that they are inside. */
    private static final List<String> SPECIAL_ANSWERS =
            Stream.concat(SPECIAL.stream(), SPECIAL_6.stream()).toList();

    // ASVS 1.1.1, 1.3.6, 1.5.3, 13.2.4
    @Test
    void noNotationOfAnythingInsideGetsThrough() {
        var all = hostile().toList();
        assertThat(all).hasSizeGreaterThan(225).doesNotHaveDuplicates();
        var through = new TreeSet<String>();
        for (var address : all) {
            var net = new FakeNet(0).says("example.com", List.of("127.0.0.1"));
            var answer = egress(EgressRule.INTERNET_ONLY, net).post(address, Map.of(), BODY);
            if (!(answer instanceof Answer.NotReached(var why)) || !why.code().startsWith("egress.")) {
                through.add(address);
            } else if (!net.connected.isEmpty() || !net.resolved.isEmpty()) {
                through.add(address + " was asked about");
            } else {
                assertThat(why.sentence()).as(address).endsWith(".").hasSizeGreaterThan(25);
            }
        }
        assertThat(through).isEmpty();
    }

    // ASVS 1.2.2, 1.3.6
    @Test
    void aFormRefusesThemTooAndAsksNobody() {
        var egress = egress(EgressRule.INTERNET_ONLY, new FakeNet(0));
        assertThat(hostile())
                .allSatisfy(address -> assertThatThrownBy(() -> egress.check(address))
                        .as(address)
                        .isInstanceOf(Refused.class));
        egress.check("https://erp.example.com/hooks?from=lift");
        egress.check("https://xn--tste-loa.ee:8443");
        egress.check("https://93.184.215.14/");
        egress.check("https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/");
    }

    // ASVS 1.3.6
    @Test
    void aNameThatLeadsInsideIsNotCalledAlsoWhereItLeadsOutsideAsWell() {
        for (var inside : SPECIAL_ANSWERS) {
            for (var answers : List.of(List.of(inside), List.of("93.184.215.14", inside))) {
                var net = new FakeNet(0).says("erp.example.com", answers);
                var answer = egress(EgressRule.INTERNET_ONLY, net).post("https://erp.example.com/", Map.of(), BODY);
                assertThat(code(answer)).as(answers.toString()).isEqualTo("egress.not-public");
                assertThat(net.connected).isEmpty();
            }
        }
    }

    /** The second answer would be this machine; there is no second question. */
    // ASVS 1.3.6
    @Test
    void aNameThatAnswersDifferentlyTheSecondTimeGainsNothing() throws Exception {
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var net = new FakeNet(nobody.getLocalPort())
                    .says("rebind.example.com", List.of("93.184.215.14"), List.of("127.0.0.1"));
            egress(EgressRule.INTERNET_ONLY, net, Duration.ofMillis(300))
                    .post("https://rebind.example.com/", Map.of(), BODY);

            assertThat(net.resolved).containsExactly("rebind.example.com");
            assertThat(net.connected).singleElement().satisfies(to -> {
                assertThat(to.getAddress().getHostAddress()).isEqualTo("93.184.215.14");
                assertThat(to.getPort()).isEqualTo(443);
            });

            var again = egress(EgressRule.INTERNET_ONLY, net, Duration.ofMillis(300))
                    .post("https://rebind.example.com/", Map.of(), BODY);
            assertThat(code(again)).isEqualTo("egress.not-public");
            assertThat(net.connected).hasSize(1);
        }
    }

    // ASVS 1.3.6, 13.2.5
    @Test
    void thisMachineHearsNothingOverTheRealNetworkEither() throws Exception {
        try (var inside = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            int port = inside.getLocalPort();
            for (var address : List.of(
                    "https://127.0.0.1:%d/", "https://localhost:%d/", "https://[::1]:%d/", "http://127.0.0.1:%d/")) {
                egress(EgressRule.INTERNET_ONLY, Net.REAL).post(address.formatted(port), Map.of(), BODY);
            }
            inside.setSoTimeout(1); // whoever came would wait in the queue already
            assertThatThrownBy(inside::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void theSettingForTryingOutOpensThisMachineAndNothingElse() {
        var net = new FakeNet(0);
        var trying = egress(new EgressRule(true), net);
        var own = Set.of("127.0.0.0", "127.0.0.1", "127.0.1.1", "127.127.127.127", "127.255.255.254");
        for (var inside : SPECIAL) {
            if (!own.contains(inside)) {
                assertThat(code(trying.post("https://" + inside + "/", Map.of(), BODY)))
                        .isEqualTo("egress.not-public");
                assertThat(code(trying.post("http://" + inside + "/", Map.of(), BODY)))
                        .isEqualTo("egress.https-only");
            }
        }
        net.says("localhost", List.of("10.0.0.1"));
        assertThat(code(trying.post("http://localhost:9000/", Map.of(), BODY))).isEqualTo("egress.not-public");
        net.says("localhost", List.of("93.184.215.14"));
        assertThat(code(trying.post("http://localhost:9000/", Map.of(), BODY))).isEqualTo("egress.https-only");
        assertThat(net.connected).isEmpty();
        trying.check("http://127.0.0.1:9000/hooks");
        trying.check("http://localhost:9000/hooks");
        trying.check("http://[::1]:9000/hooks");
    }

    private static Stream<String> hostile() {
        return Stream.of(
                        SPECIAL.stream().map("https://%s/"::formatted),
                        SPECIAL.stream().limit(12).map("https://%s:8443/hooks"::formatted),
                        SPECIAL_6.stream().map("https://[%s]/"::formatted),
                        ODD_HOSTS.stream().map(host -> "https://" + host + "/"),
                        INSIDE_NAMES.stream().map("https://%s/"::formatted),
                        ODD_ADDRESSES.stream())
                .flatMap(each -> each);
    }

    private static String code(Answer answer) {
        return answer instanceof Answer.NotReached(var why) ? why.code() : answer.toString();
    }

    private static Egress egress(EgressRule rule, Net net) {
        return egress(rule, net, Duration.ofSeconds(3));
    }

    private static Egress egress(EgressRule rule, Net net, Duration patience) {
        return new Egress(rule, net, (SSLSocketFactory) SSLSocketFactory.getDefault(), patience);
    }
}
