/**
 * A PostgreSQL 18 of our own: durable, on loopback only, with a password, unprivileged, and never outliving the process that owns it.
 *
 * <p>{@link throughline.database.EmbeddedPostgres} is the server of one home. A home belongs to one process at a time.
 */
@NullMarked
package throughline.database;

import org.jspecify.annotations.NullMarked;
