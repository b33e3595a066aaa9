/**
 * What comes in and goes out by the thousand?
 *
 * <p>A <em>sheet</em> is a file of rows with a head, such as a spreadsheet program saves: customers, contact people, sites, units,
 * agreements or calls on a carrier's bill. Everything that is known of the columns of a kind stands in one file, such as {@link throughline.sheet.CustomerColumns}.
 *
 * <p>An <em>import</em> has a life: it is uploaded, its columns are matched, it is checked (what would be added, changed, stay as it
 * is, be refused), it runs, it is done. Where it is stands in its row, so that a server that was killed goes on with the next batch;
 * a batch is one transaction and moves the place in it. A row is known by its key, so the same sheet twice changes nothing.
 *
 * <p>Front doors: {@link throughline.sheet.Imports} and {@link throughline.sheet.Exports}. What is added and changed goes through the
 * front doors of {@code customer}, {@code asset} and {@code bill}, and their rules decide. It announces {@link throughline.sheet.ImportChanged}.
 */
@NullMarked
package throughline.sheet;

import org.jspecify.annotations.NullMarked;
