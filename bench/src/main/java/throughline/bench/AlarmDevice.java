package throughline.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * The alarm device of a lift, which reports over SIA DC-09 (TCP). Each thing that it says has a connection of its own.
 *
 * <pre>
 * LF  CRC, 4 hex digits  length, 4 hex digits  "ADM-CID"NNNNL0#ACCOUNT[#ACCOUNT|EVENT]  CR
 * </pre>
 *
 * @param account by which it calls itself, hexadecimal digits in capital letters
 */
record AlarmDevice(int port, String account) {
    /** Contact ID: somebody pressed the button; the device tests itself. */
    static final String PRESSED = "1140 01 001";

    static final String TEST = "1602 00 000";

    private static final int CONNECT_MILLIS = 3_000;
    private static final int POLYNOMIAL = 0xA001;

    /**
     * Says it once.
     *
     * @param number of the frame, 1 to 9999
     * @return whether it is acknowledged within this time
     */
    boolean says(int number, String event, int patienceMillis) {
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setSoTimeout(patienceMillis);
            socket.getOutputStream().write(frame(number, event));
            var answer = new StringBuilder();
            for (int next = socket.getInputStream().read(); next >= 0 && next != '\r'; ) {
                answer.append((char) next);
                next = socket.getInputStream().read();
            }
            return answer.indexOf("\"ACK\"%04d".formatted(number)) > 0;
        } catch (IOException noAnswer) {
            return false;
        }
    }

    private byte[] frame(int number, String event) {
        var body = "\"ADM-CID\"%04dL0#%s[#%s|%s]".formatted(number, account, account, event);
        return "\n%04X%04X%s\r".formatted(crc(body), body.length(), body).getBytes(US_ASCII);
    }

    private static int crc(String body) {
        int crc = 0;
        for (byte each : body.getBytes(US_ASCII)) {
            crc ^= each & 0xFF;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ POLYNOMIAL;
            }
        }
        return crc;
    }
}
