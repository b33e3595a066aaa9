package throughline.voice.sip;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/**
 * Who may send us calls: addresses and CIDR blocks, IPv4 and IPv6. Whoever allows a loopback address allows this machine: a softphone
 * on it often speaks from the address of its network card, also to 127.0.0.1. Nobody outside can pretend to: packets that come in
 * from a card with an address of our own are dropped before we see them (RFC 1812, section 5.3.7).
 */
final class AllowedPeers {
    private record Block(byte[] network, int bits) {
        boolean holds(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
                if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Block> blocks;
    private final boolean thisMachine;

    /** @throws IllegalArgumentException naming the entry that is neither an address nor a block */
    AllowedPeers(List<String> entries) {
        blocks = entries.stream().map(AllowedPeers::block).toList();
        thisMachine = holds(InetAddress.ofLiteral("127.0.0.1")) || holds(InetAddress.ofLiteral("::1"));
    }

    boolean allow(InetAddress peer) {
        return holds(peer) || thisMachine && isOurs(peer);
    }

    private boolean holds(InetAddress peer) {
        var address = peer.getAddress();
        return blocks.stream().anyMatch(block -> block.holds(address));
    }

    private static boolean isOurs(InetAddress peer) {
        try {
            return NetworkInterface.getByInetAddress(peer) != null;
        } catch (SocketException unknown) {
            return false;
        }
    }

    private static Block block(String entry) {
        try {
            var parts = entry.strip().split("/", 2);
            if (!parts[0].contains(":") && !parts[0].matches("\\d+\\.\\d+\\.\\d+\\.\\d+")) {
                throw new IllegalArgumentException("not in full");
            }
            var network = InetAddress.ofLiteral(parts[0]).getAddress();
            int most = network.length * 8;
            int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (bits >= 0 && bits <= most) {
                return new Block(network, bits);
            }
        } catch (IllegalArgumentException malformed) {
            // told below, for both ways to be malformed
        }
        throw new IllegalArgumentException("""
                The allowed peer (%s) is neither an address nor a block.
                Maybe it should read like 192.0.2.7 or 192.0.2.0/24.""".formatted(entry));
    }
}
