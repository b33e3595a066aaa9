/**
 * Encrypted RTP: RFC 3711 with the profile AES128_CM_HMAC_SHA1_80, and RFC 7714 with AEAD_AES_128_GCM, on the ciphers of the JDK.
 * A {@link throughline.voice.media.srtp.SrtpOut} is one stream that we send, a {@link throughline.voice.media.srtp.SrtpIn} is
 * everything that one peer sends. A packet that is forged, repeated or too old is answered with -1 and changes nothing.
 */
@NullMarked
package throughline.voice.media.srtp;

import org.jspecify.annotations.NullMarked;
