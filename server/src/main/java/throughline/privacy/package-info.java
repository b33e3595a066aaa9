/**
 * What we know of a person: shown to them, erased when they ask, let go when its time is over, and kept while it is held.
 *
 * <p>It knows no table of another room. Each room says through {@link throughline.privacy.PersonalData} which traces people leave in its
 * own tables and files, and how those go; counting, showing, erasing and retention are one thing done to all traces.
 */
@NullMarked
@ApplicationModule(displayName = "Privacy", allowedDependencies = "kernel")
package throughline.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
