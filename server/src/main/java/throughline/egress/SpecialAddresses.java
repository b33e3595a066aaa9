package throughline.egress;

import java.net.InetAddress;
import java.util.List;

/**
 * Addresses that lead to no place of the internet, or to another one than they say: the special-purpose registries of IANA (RFC 6890, RFC
 * 8190) and what clouds put into ordinary ranges. Of version 6 only 2000::/3 is the internet, so what is not named here is refused there too.
 */
final class SpecialAddresses {
    private record Range(byte[] start, int bits) {
        static Range of(String block) {
            var parts = block.split("/");
            return new Range(InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Range> SPECIAL = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by customers of a carrier; Alibaba's metadata
            "127.0.0.0/8", // this machine
            "169.254.0.0/16", // link; metadata of most clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocols; Oracle's metadata
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // AMT
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "168.63.129.16/32", // Azure's own services
            "224.0.0.0/4", // many at once
            "240.0.0.0/4", // reserved, and everybody
            "2001::/23", // protocols: Teredo, ORCHID, benchmarks
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: carries an address of version 4
            "2620:4f:8000::/48", // AS112
            "3ffe::/16", // the former 6bone
            "3fff::/20"); // documentation

    private static final Range INTERNET_6 = Range.of("2000::/3");

    private SpecialAddresses() {}

    static boolean contain(InetAddress address) {
        var bytes = address.getAddress();
        boolean outside = bytes.length == 16 && !INTERNET_6.contains(bytes);
        return outside || SPECIAL.stream().anyMatch(range -> range.contains(bytes));
    }

    private static List<Range> ranges(String... blocks) {
        return List.of(blocks).stream().map(Range::of).toList();
    }
}
