/** The house and its rooms: one package, one room. {@code docs/tour.md} walks through them along one call. */
@NullMarked
package throughline;

import org.jspecify.annotations.NullMarked;
