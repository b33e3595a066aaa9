/**
 * Sound that can be recognised again: pure tones, how much of one is in what was heard, and the G.711 recordings they end up in.
 *
 * <p>Each side of a call sends a tone of its own, so that a test can say who heard whom. All samples are signed 16-bit at 8000 Hz
 * unless a name says otherwise.
 */
@NullMarked
package throughline.scenario.sound;

import org.jspecify.annotations.NullMarked;
