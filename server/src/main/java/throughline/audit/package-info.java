/**
 * Who saw what, who changed what, and is that still as it was written? A room of its own, because it hears of everybody, also of those who
 * keep the people, and asks nobody.
 *
 * <p>Words: an <em>entry</em> says who did what to which thing, in the transaction in which it was done; a <em>link</em> ties an entry to
 * all entries before it; a <em>checkpoint</em> says outside of the database how far the chain went, and is signed. {@code Entries} writes
 * what the kernel and the door tell; {@code Chain} ties; {@link throughline.audit.Verification} walks along it;
 * {@link throughline.audit.Audit} shows it.
 *
 * <pre>
 *   act ── entry ┐                       transaction of the act
 *                ├─ within a second ──▶ link n: HMAC(key, hash of n-1 ‖ n ‖ entry)      one writer in the installation
 *                │                          └─ each hour, and at stop ─▶ checkpoint: n, hash, signed (a file)
 *   nightly and ./throughline audit verify: all links, all entries, all checkpoints
 * </pre>
 */
@NullMarked
@ApplicationModule(displayName = "Audit", allowedDependencies = "kernel")
package throughline.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
