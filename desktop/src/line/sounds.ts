/** What this desk can be heard by. All of it is made here, so there is no file to miss. */
interface Sound {
  /** In Hz, at the same time. */
  tones: readonly number[];
  /** When each stroke begins, in seconds. */
  beats: readonly number[];
  everyMillis: number;
  shape: OscillatorType;
}

/** A call: two soft tones, twice in a second, then two seconds of quiet. */
const call: Sound = { tones: [587, 740], beats: [0, 0.45], everyMillis: 3_000, shape: "sine" };

/** A lift: higher, harder and three times, again every five seconds until somebody takes it. */
const alarm: Sound = { tones: [988, 1319], beats: [0, 0.4, 0.8], everyMillis: 5_000, shape: "triangle" };

let context: AudioContext | undefined;
let sounding = 0;

function strike(at: AudioContext, { tones, shape }: Sound, start: number): void {
  const volume = at.createGain();
  volume.connect(at.destination);
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.12, start + 0.03);
  volume.gain.setValueAtTime(0.12, start + 0.28);
  volume.gain.linearRampToValueAtTime(0, start + 0.36);
  for (const frequency of tones) {
    const tone = at.createOscillator();
    tone.type = shape;
    tone.frequency.value = frequency;
    tone.connect(volume);
    tone.start(start);
    tone.stop(start + 0.4);
  }
}

function once(sound: Sound): void {
  const at = (context ??= new AudioContext());
  void at.resume();
  const start = at.currentTime;
  sound.beats.forEach((beat) => strike(at, sound, start + beat));
}

/** Sounds until the returned function is called. */
function goesOn(sound: Sound): () => void {
  once(sound);
  sounding++;
  const every = setInterval(once, sound.everyMillis, sound);
  return () => {
    clearInterval(every);
    sounding--;
    if (sounding > 0) return;
    void context?.close();
    context = undefined;
  };
}

export const ring = (): (() => void) => goesOn(call);
export const alarmTone = (): (() => void) => goesOn(alarm);

/** Once, so that a person can hear whether the speaker works. */
export const playTestTone = (): void => once(call);
