/**
 * What happened in a period, counted, and what stands open?
 *
 * <p>{@link throughline.report.DispatchFigures} counts orders and offers; each figure has one definition, and the orders behind it are listed by
 * that same one. {@link throughline.report.MorningReports} keeps what was open when a day began, for each branch at seven on its own clocks,
 * once, also after a start that came later.
 *
 * <p>Reads the views of schema {@code read}, which the owners of the tables publish, and owns what it keeps. Front doors: the two named above.
 */
@NullMarked
package throughline.report;

import org.jspecify.annotations.NullMarked;
