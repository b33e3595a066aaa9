/**
 * What stands where?
 *
 * <p>A <em>site</em> is an address that a customer's lifts stand at, with its country, its time zone and how to get in. A
 * <em>unit</em> is one lift, escalator or platform, found by the number painted on it; its name is its place in the building ("Lift 2,
 * north stair"). A <em>line</em> is the telephone number that the unit's alarm button rings from; a shaft group may share one.
 *
 * <p>Front doors: {@link throughline.asset.Sites}, {@link throughline.asset.Units} and, while it rings,
 * {@link throughline.asset.UnitCards}: a {@link throughline.asset.UnitCard} is
 * what an agent sees of a unit while it rings. Changes are written to {@code asset.event}.
 */
@NullMarked
package throughline.asset;

import org.jspecify.annotations.NullMarked;
