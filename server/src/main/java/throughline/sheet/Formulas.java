package throughline.sheet;

/**
 * A cell that begins like a formula is one to a spreadsheet program, and a formula can send data away or start a program. On the way
 * out an apostrophe is put before it, on the way in it is taken off again; a text that has apostrophes there already gets one more, so
 * nothing is lost between the two.
 */
final class Formulas {
    /** Full-width signs count for programs that are set to Chinese or Japanese. */
    private static final String STARTS = "=+-@\t\r\n＝＋－＠";

    private Formulas() {}

    static String disarmed(String text) {
        return looksLikeOne(text) ? "'" + text : text;
    }

    static String undone(String cell) {
        return cell.startsWith("'") && looksLikeOne(cell) ? cell.substring(1) : cell;
    }

    private static boolean looksLikeOne(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at < text.length() && STARTS.indexOf(text.charAt(at)) >= 0;
    }
}
