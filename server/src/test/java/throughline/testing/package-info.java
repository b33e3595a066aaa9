/** What the tests of the server stand on: a real PostgreSQL with a database for each class, and free ports. */
@NullMarked
package throughline.testing;

import org.jspecify.annotations.NullMarked;
