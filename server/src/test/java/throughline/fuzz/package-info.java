/** {@code ./throughline prove fuzz}: whatever bytes come, each decoder reads them or refuses them in its own words. */
@NullMarked
package throughline.fuzz;

import org.jspecify.annotations.NullMarked;
