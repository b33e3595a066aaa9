/** Keys as pairs of tones in the sound itself (ITU-T Q.23 and Q.24), heard and made, and single tones. Sound is G.711 mu-law at 8 kHz. */
@NullMarked
package throughline.voice.media.tone;

import org.jspecify.annotations.NullMarked;
