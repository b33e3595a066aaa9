/**
 * The wires to paging gateways: SNPP (RFC 1861) and TAP 1.8 over a socket. Each page has a connection of its own, which lasts for less
 * than ten seconds whatever the other side does.
 *
 * <p>Neither protocol can say that a page is a repetition. So a page goes once more only while it is certain that the gateway does not
 * have it: where the connection ends after the last word and before the answer, it has failed, and its sender hears so.
 */
@NullMarked
package throughline.edge.pager;

import org.jspecify.annotations.NullMarked;
