/**
 * What the product does in numbers, on the real wires of {@code throughline.scenario}, beside what its peers do.
 *
 * <p>{@link throughline.bench.Bench} measures and prints a table; it never fails on a slow machine. {@link throughline.bench.Prove}
 * runs what takes too long for every build, and fails when it fails. The peers' figures were measured on a quiet machine with two
 * cores; ours are from the machine that it runs on, callers and agents included, so they are on the careful side.
 */
@NullMarked
package throughline.bench;

import org.jspecify.annotations.NullMarked;
