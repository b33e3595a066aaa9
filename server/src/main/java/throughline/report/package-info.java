/**
 * What happened in a period, counted, and what stands open?
 *
 * <p>{@link throughline.report.DispatchFigures} counts orders and offers; each figure has one definition, and the orders behind it are listed by
 * that same one. {@link throughline.report.MorningReports} keeps what was open when a day began, for each branch at the company's hour on
 * its own clocks, once, also after a start that came later; {@link throughline.report.MorningMails} says at which hour, and to whom it goes by mail.
 *
 * <p>Reads the views of schema {@code read}, which the owners of the tables publish, and owns what it keeps. Front doors: those named above. Changes of the hour and of who asked are written to {@code report.event}.
 */
@NullMarked
package throughline.report;

import org.jspecify.annotations.NullMarked;
