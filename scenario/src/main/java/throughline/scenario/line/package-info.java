/**
 * An agent without a screen: she signs in, keeps her line up as a browser would (ICE, DTLS, SRTP) and answers what rings.
 *
 * <p>Sixty browsers do not fit on one machine; sixty of these do. The media code is written from the RFCs and shares nothing with
 * the server's, so the two check each other.
 */
@NullMarked
package throughline.scenario.line;

import org.jspecify.annotations.NullMarked;
