/** Recordings on disk: stereo G.711 mu-law in WAV, written while the call goes on and whole after a crash. */
@NullMarked
package throughline.voice.media.wav;

import org.jspecify.annotations.NullMarked;
