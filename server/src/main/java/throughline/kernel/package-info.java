/**
 * What every room stands on: ids, the clock, transactions, events, refusals. It knows no word of the trade.
 *
 * <p>Everything here may be used by everybody; nothing here uses anybody.
 */
@NullMarked
package throughline.kernel;

import org.jspecify.annotations.NullMarked;
