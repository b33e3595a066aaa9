/**
 * What stands where?
 *
 * <p>A <em>site</em> is an address that a customer's lifts stand at, with its country, its time zone, how to get in and a guarded key
 * code. A <em>unit</em> is one lift, escalator or platform, found by the number painted on it; it is a position ("A, north stair") and the
 * <em>equipment</em> that stands there now, while what stood there before is remembered. A <em>line</em> is a telephone number that the
 * unit's alarm button rings from; a device may have several, and a shaft group may share one. A <em>planned change</em> counts from a
 * midnight on the site's clocks.
 *
 * <p>Front doors: {@link throughline.asset.Sites}, {@link throughline.asset.Units} and, while it rings,
 * {@link throughline.asset.UnitCards}: a {@link throughline.asset.UnitCard} is
 * what an agent sees of a unit while it rings; {@link throughline.asset.KeyCodes}, {@link throughline.asset.Replacements},
 * {@link throughline.asset.PlannedChanges} and {@link throughline.asset.AssetHistory}. Changes are written to {@code asset.event};
 * {@link throughline.asset.RecordsSwitched} is announced when a planned one was made.
 */
@NullMarked
package throughline.asset;

import org.jspecify.annotations.NullMarked;
