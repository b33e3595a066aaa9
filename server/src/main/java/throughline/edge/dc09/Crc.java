package throughline.edge.dc09;

/** CRC-16/ARC: reflected, polynomial 0xA001, begun with 0. What public snippets say of CCITT does not fit what devices send. */
final class Crc {
    private static final int POLYNOMIAL = 0xA001;

    private Crc() {}

    static int of(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ POLYNOMIAL;
            }
        }
        return crc;
    }
}
