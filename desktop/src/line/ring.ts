/** The ring tone: two soft tones, twice in a second, then two seconds of quiet. Made here, so there is no file to miss. */
const tones = [587, 740];
const beats = [0, 0.45];

let context: AudioContext | undefined;

function strike(at: AudioContext, start: number): void {
  const volume = at.createGain();
  volume.connect(at.destination);
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.12, start + 0.03);
  volume.gain.setValueAtTime(0.12, start + 0.28);
  volume.gain.linearRampToValueAtTime(0, start + 0.36);
  for (const frequency of tones) {
    const tone = at.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(volume);
    tone.start(start);
    tone.stop(start + 0.4);
  }
}

function ringOnce(): void {
  context ??= new AudioContext();
  void context.resume();
  const start = context.currentTime;
  beats.forEach((beat) => context && strike(context, start + beat));
}

/** Rings until the returned function is called. */
export function ring(): () => void {
  ringOnce();
  const every = setInterval(ringOnce, 3_000);
  return () => {
    clearInterval(every);
    void context?.close();
    context = undefined;
  };
}

/** Once, so that a person can hear whether the speaker works. */
export const playTestTone = (): void => ringOnce();
