/**
 * Recordings on disk: stereo G.711 mu-law, each sealed with a key of its own while the call goes on, whole after a crash, and heard again
 * as WAV.
 */
@NullMarked
@NamedInterface("tape")
package throughline.voice.media.tape;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
