/**
 * Calls addresses that a person typed, and no others than those of the internet. Whoever may type an address must not be able to make this
 * house call what only this house can reach: the machine itself, its network, the cloud's own services (server-side request forgery).
 *
 * <p>{@link throughline.egress.Egress} reads the address, resolves its name once, refuses it when any answer is special
 * ({@code SpecialAddresses}), and connects to the very address that it looked at, so that a name which answers differently the second time
 * gains nothing. It follows no redirect, asks no proxy, and waits and reads no longer than it says. {@code docs/webhooks.md} tells
 * administrators the same.
 */
@NullMarked
package throughline.egress;

import org.jspecify.annotations.NullMarked;
