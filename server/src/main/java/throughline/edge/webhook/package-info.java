/**
 * Webhooks: where administrators see to those who are told, and the wire on which other systems tell us. {@code docs/webhooks.md} tells the
 * others what they need to know.
 */
@NullMarked
package throughline.edge.webhook;

import org.jspecify.annotations.NullMarked;
