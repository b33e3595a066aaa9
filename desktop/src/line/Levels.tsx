import { loudness } from "./state";

/** Ten bars that move in place. What they say is also said in words elsewhere, so screen readers skip them. */
const shape = [0.35, 0.55, 0.8, 1, 0.65, 0.9, 0.5, 0.7, 0.4, 0.25];

export function Levels({ dBFS }: { dBFS: number }) {
  const loud = loudness(dBFS);
  return (
    <span className="levels" aria-hidden="true" data-loud={loud > 0.1}>
      {shape.map((height, bar) => (
        <i key={bar} style={{ transform: `scaleY(${Math.max(0.12, height * loud)})` }} />
      ))}
    </span>
  );
}

/** A row of lamps from quiet to loud, for the microphone check. */
export function Meter({ dBFS, label }: { dBFS: number; label: string }) {
  const lit = Math.round(loudness(dBFS) * 10);
  return (
    <span className="meter" role="meter" aria-label={label} aria-valuenow={lit} aria-valuemin={0} aria-valuemax={10}>
      {Array.from({ length: 10 }, (_, lamp) => (
        <i key={lamp} className={lamp < lit ? "on" : ""} style={{ height: 8 + lamp * 1.6 }} />
      ))}
    </span>
  );
}
