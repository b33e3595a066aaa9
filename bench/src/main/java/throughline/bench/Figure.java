package throughline.bench;

import java.util.List;
import java.util.Locale;

/**
 * One measured value.
 *
 * @param target what it should be, such as {@code <= 10}; empty when nobody has promised anything
 * @param peer what somebody else's product does, with its name; empty when nobody has measured it
 */
record Figure(String name, double value, String unit, String target, String peer) {
    private static final String LINE = "%-58s %10s %-5s %-8s %s%n";

    static void print(List<Figure> figures) {
        System.out.printf(LINE, "name", "value", "unit", "target", "beside it");
        figures.forEach(figure ->
                System.out.printf(LINE, figure.name, figure.rounded(), figure.unit, figure.target, figure.peer));
    }

    private String rounded() {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }
}
