/**
 * A browser's wire below its sound: its offer (RFC 8829), our half of ICE-lite (RFC 8445) with STUN (RFC 8489), and DTLS 1.2
 * (RFC 5764) by Bouncy Castle. No sockets here: packets come and go as byte arrays.
 *
 * <p>We are always the passive side. The browser checks our one address, proves that it knows the password of our answer, then
 * begins the handshake; its certificate must be the one that its offer announced.
 */
@NullMarked
package throughline.voice.media.webrtc;

import org.jspecify.annotations.NullMarked;
