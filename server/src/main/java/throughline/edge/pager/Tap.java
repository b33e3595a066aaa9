package throughline.edge.pager;

import java.util.ArrayList;
import java.util.List;

/**
 * Blocks of TAP 1.8, of at most 256 characters each.
 *
 * <pre>
 * STX 5551212 CR Somebody is trapped… CR ETX s s s CR     the whole transaction in one block
 * STX 5551212 CR Somebody is          US  s s s CR        the first of several; cut in the middle of a field
 * STX  trapped…                    CR ETX s s s CR        the last one
 *
 * s s s   the sum of all characters from STX to ETX or US with both, its last twelve bits, four in each character, the highest first;
 *         0x30 is added to each, so that it can be printed: 1011 is ";"
 * SUB x   a control character within a field, 0x40 added to it
 * </pre>
 */
final class Tap {
    static final char STX = 0x02;
    static final char ETX = 0x03;
    static final char EOT = 0x04;
    static final char ACK = 0x06;
    static final char CR = 0x0D;
    static final char NAK = 0x15;
    static final char SUB = 0x1A;
    static final char ESC = 0x1B;
    static final char RS = 0x1E;
    static final char US = 0x1F;

    /** Without STX, its end, the sum and CR. */
    private static final int MOST_IN_A_BLOCK = 250;

    private Tap() {}

    static List<String> blocks(String pager, String words) {
        var all = escaped(pager) + CR + escaped(words) + CR;
        var blocks = new ArrayList<String>();
        int at = 0;
        while (all.length() - at > MOST_IN_A_BLOCK) {
            int end = at + MOST_IN_A_BLOCK;
            if (all.charAt(end - 1) == SUB) {
                end--; // what stands behind it belongs to it
            }
            blocks.add(block(all.substring(at, end), US));
            at = end;
        }
        blocks.add(block(all.substring(at), ETX));
        return blocks;
    }

    private static String block(String content, char end) {
        var summed = STX + content + end;
        return summed + sum(summed) + CR;
    }

    static String sum(String characters) {
        int sum = characters.chars().map(character -> character & 0x7F).sum();
        return "" + (char) (0x30 + (sum >> 8 & 0xF)) + (char) (0x30 + (sum >> 4 & 0xF)) + (char) (0x30 + (sum & 0xF));
    }

    private static String escaped(String field) {
        var escaped = new StringBuilder();
        for (var character : field.toCharArray()) {
            if (character < 0x20) {
                escaped.append(SUB).append((char) (character + 0x40));
            } else {
                escaped.append(character);
            }
        }
        return escaped.toString();
    }
}
