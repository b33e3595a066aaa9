/**
 * The forms of the directory over HTTP: customers, their people and agreements, sites and units, technicians and their on-call list,
 * the SMS gateway and the texts that went out.
 *
 * <p>Lists are {@code {items, next}} and take {@code after}, {@code limit} and {@code q}. What is edited carries a {@code version},
 * which a PUT sends back. Who may use which address stands in the one list of {@code edge.door}.
 */
@NullMarked
package throughline.edge.directory;

import org.jspecify.annotations.NullMarked;
