/** The wire of {@code report}: figures with the orders behind them, the morning report, and both as sheets. */
@NullMarked
package throughline.edge.report;

import org.jspecify.annotations.NullMarked;
