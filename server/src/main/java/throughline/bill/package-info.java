/**
 * What does the carrier say that we called? Lines come in as a sheet ({@code sheet}) through {@link throughline.bill.BillLines}, which
 * announces {@link throughline.bill.LinesCame}; {@code telephony} compares them with its own calls.
 */
@NullMarked
package throughline.bill;

import org.jspecify.annotations.NullMarked;
