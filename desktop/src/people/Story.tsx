import { words } from "./words";

/** Where each word of the story stands on the line: x, y of the dot, then how far the text is from it and how it is anchored. */
const stops = [
  [40, 330, 0, 34, "start"],
  [206, 236, -18, 5, "end"],
  [312, 140, 0, -20, "middle"],
  [416, 214, 18, 5, "start"],
  [512, 290, 0, 36, "middle"],
  [598, 160, -18, 5, "end"],
  [704, 30, 30, -18, "end"],
] as const;

const line =
  "M10 330H150c46 0 56-26 56-66v-58c0-40 12-66 58-66h96c46 0 56 26 56 66v18c0 40 10 66 56 66h70c46 0 58-26 58-66V96c0-40 10-66 56-66h124";

/** One call, drawn as the line that it is until somebody is told that it is done. */
export function Story() {
  const { story } = words.use();
  return (
    <svg className="story" viewBox="0 0 740 430" aria-hidden="true">
      <path d={line} fill="none" stroke="var(--accent-line)" strokeWidth="4" strokeLinecap="round" />
      {stops.map(([x, y, right, down, anchor], at) => (
        <g key={at}>
          <circle cx={x} cy={y} r="9" fill="var(--surface)" stroke="var(--accent)" strokeWidth="5" />
          <text x={x + right} y={y + down} textAnchor={anchor}>
            {story[at]}
          </text>
        </g>
      ))}
    </svg>
  );
}
