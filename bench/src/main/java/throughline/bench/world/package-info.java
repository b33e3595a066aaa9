/**
 * A lift company of any size that nobody keeps in memory: every id, name, number and time is computed from a seed and an index.
 *
 * <p>{@link throughline.bench.world.Plan} says how large. {@link throughline.bench.world.Layout} says which neighbourhood of 64 units lies
 * in which city, {@link throughline.bench.world.Neighbourhood} who owns what there; {@link throughline.bench.world.Directory} and
 * {@link throughline.bench.world.History} write rows of PostgreSQL's binary COPY format to whoever takes them
 * ({@link throughline.bench.world.Rows}). Nothing here knows a database.
 *
 * <p>Streets, people and companies are invented; cities are real ones, from GeoNames. Telephone numbers are from ranges kept for fiction
 * as far as these go, and then from blocks that no network can be given, because a local number does not begin with the 0 of the trunk.
 */
@NullMarked
package throughline.bench.world;

import org.jspecify.annotations.NullMarked;
