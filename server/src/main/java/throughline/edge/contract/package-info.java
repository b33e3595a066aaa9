/**
 * How our types stand in the contract at {@code /api/openapi.json}: what they are called there, and what is always there.
 * {@link throughline.edge.contract.SchemaNames} names them, {@link throughline.edge.contract.Presence} says which fields may be missing
 * or null. The contract itself is put together in {@code edge.door}, where the access list is.
 */
@NullMarked
package throughline.edge.contract;

import org.jspecify.annotations.NullMarked;
