/**
 * RTP (RFC 3550), its reports, the digits in it (RFC 4733) and G.711, without a socket: packets are byte arrays, time is counted
 * in samples. Nothing here is allocated for each packet.
 */
@NullMarked
package throughline.voice.media.rtp;

import org.jspecify.annotations.NullMarked;
