/**
 * All the sound of a call, and nothing of its signalling: who hears whom, on which wire, and what is kept of it.
 *
 * <p>A {@link throughline.voice.media.TrunkLeg} is plain RTP to the telephone network, a
 * {@link throughline.voice.media.BrowserLeg} is an agent's microphone and headset by WebRTC, and a
 * {@link throughline.voice.media.CallSound} lets them hear each other, prompts or music on a clock of 20 ms, and records. The
 * {@link throughline.voice.media.MediaPlane} owns the sockets and the two threads on which all of this runs: one that
 * receives, one that ticks.
 *
 * <p>Inside, sound is always G.711 mu-law at 8 kHz in frames of 20 ms (160 bytes). The wires below have packages of their own:
 * {@code rtp} (RFC 3550, 4733, G.711), {@code srtp} (RFC 3711, 7714), {@code webrtc} (ICE-lite, DTLS, the browser's offer) and
 * {@code wav} (recordings).
 */
@NullMarked
package throughline.voice.media;

import org.jspecify.annotations.NullMarked;
