/** Line drawings on a 16 × 16 grid, 1.5 thick. Always beside a word; alone only in a button with its own label. */
const circle = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
const box = (x: number, y: number, w: number, h: number) => `M${x} ${y}h${w}v${h}h${-w}z`;

const phone =
  "M4.2 2.3h1.9l1 2.9-1.4 1.1a8.2 8.2 0 0 0 4 4l1.1-1.4 2.9 1v1.9a1.3 1.3 0 0 1-1.4 1.3A10.4 10.4 0 0 1 2.9 3.7a1.3 1.3 0 0 1 1.3-1.4z";

const drawings = {
  phone,
  hangUp: phone,
  warning: "M8 2.2 14.6 13.6H1.4zM8 6.4v3.3M8 11.6h.01",
  lift: `${box(2.8, 2, 10.4, 12)}M8 2v12M5.4 9.6V6.4M4.4 7.4l1-1 1 1M10.6 6.4v3.2M9.6 8.6l1 1 1-1`,
  check: "m3 8.5 3.2 3.2L13 4.8",
  circledCheck: `${circle(8, 8, 6)}M5.3 8.2l1.9 1.9 3.6-3.9`,
  search: `${circle(7, 7, 4.3)}M10.3 10.3l3.5 3.5`,
  down: "M3.5 6 8 10.5 12.5 6",
  right: "m6 3.5 4.5 4.5L6 12.5",
  arrow: "M3 8h10M9 4l4 4-4 4",
  bell: "M4 11V7.4a4 4 0 0 1 8 0V11l1.2 1.6H2.8zM6.6 14.4h2.8",
  gear: `${circle(8, 8, 2.2)}M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4`,
  calendar: `${box(2, 3.2, 12, 10.5)}M2 6.5h12M5.2 1.8v2.8M10.8 1.8v2.8M5 9.2h.01M8 9.2h.01M11 9.2h.01M5 11.5h.01M8 11.5h.01`,
  person: `${circle(8, 5.3, 2.6)}M3 13.6c.5-2.8 2.5-4 5-4s4.5 1.2 5 4`,
  people: `${circle(6, 5.5, 2.3)}M1.8 13c.4-2.5 2-3.7 4.2-3.7s3.8 1.2 4.2 3.7M10.5 3.5a2.2 2.2 0 0 1 0 4.2M12 9.6c1.3.5 2.1 1.6 2.3 3.3`,
  headset:
    "M3 9.5V8a5 5 0 0 1 10 0v1.5M3 9.3h1.8v3.2H4a1 1 0 0 1-1-1zM13 9.3h-1.8v3.2h.8a1 1 0 0 0 1-1zM12.5 12.5c-.2 1.2-1.5 1.7-3.2 1.7",
  inbox: "M2 9.5 4 3h8l2 6.5V13H2zM2 9.5h3.5l1 1.7h3l1-1.7H14",
  list: "M5.5 4H14M5.5 8H14M5.5 12H14M2.3 4h.01M2.3 8h.01M2.3 12h.01",
  book: "M8 4C6.5 2.8 4.5 2.6 2.2 2.8v9.6c2.3-.2 4.3 0 5.8 1.2 1.5-1.2 3.5-1.4 5.8-1.2V2.8C11.5 2.6 9.5 2.8 8 4zM8 4v9.6",
  bubble: "M3.2 3h9.6A1.2 1.2 0 0 1 14 4.2v5.6a1.2 1.2 0 0 1-1.2 1.2H7.4L4.4 13.6V11H3.2A1.2 1.2 0 0 1 2 9.8V4.2A1.2 1.2 0 0 1 3.2 3z",
  microphone: "M8 1.8a2 2 0 0 1 2 2v3.4a2 2 0 0 1-4 0V3.8a2 2 0 0 1 2-2zM3.8 7.8a4.2 4.2 0 0 0 8.4 0M8 12v2.2",
  microphoneOff: "M8 1.8a2 2 0 0 1 2 2v3.4a2 2 0 0 1-4 0V3.8a2 2 0 0 1 2-2zM3.8 7.8a4.2 4.2 0 0 0 8.4 0M8 12v2.2M2.5 2.5l11 11",
  pause: "M5.8 3.5v9M10.2 3.5v9",
  circledPause: `${circle(8, 8, 6)}M6.5 5.8v4.4M9.5 5.8v4.4`,
  play: "M5 3.3v9.4L12.5 8z",
  clock: `${circle(8, 8, 6)}M8 4.6V8l2.4 1.6`,
  pencil: "m3 10.5-.5 3 3-.5 7.5-7.5-2.5-2.5zM9 4.5 11.5 7",
  language: "M2 4h7M5.5 2.5V4M8 4c-.6 2.8-2.6 5-5.5 6.2M3.5 6c.8 1.8 2.4 3 4.3 3.8M7.5 14l3-7.5 3 7.5M8.6 11.5h3.8",
  loud: "M2.5 6.2h2L8 3.3v9.4L4.5 9.8h-2zM10.5 6a2.9 2.9 0 0 1 0 4M12.2 4.2a5.4 5.4 0 0 1 0 7.6",
  plus: "M8 3v10M3 8h10",
  cross: "m4 4 8 8M12 4l-8 8",
  globe: `${circle(8, 8, 6)}M2 8h12M8 2c2.4 2 2.4 10 0 12M8 2c-2.4 2-2.4 10 0 12`,
  moon: "M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z",
  offline:
    "M2 2l12 12M1.8 6.5A9.5 9.5 0 0 1 4.5 4.7M7.3 3.8a9.3 9.3 0 0 1 6.9 2.7M4.2 9a5.6 5.6 0 0 1 3-1.6M10.8 8.4l1 .6M8 12.3h.01",
  missed: `${phone}M10.5 2.5l3 3M13.5 2.5l-3 3`,
  house: "M2.5 14h11M4 14V4.5l4-2.5 4 2.5V14M6.5 14v-3h3v3M6.5 7.5h.01M9.5 7.5h.01",
  paper: "M4 1.8h5l3.5 3.5v9H4zM9 1.8v3.5h3.5M6 8.5h4.5M6 11h4.5",
  envelope: `${box(2, 3.5, 12, 9)}M2.6 4.6 8 8.8l5.4-4.2`,
  key: `${circle(5, 11, 2.8)}m4.8-1.2 6-6M10.5 5.5l2 2M12 4l1.3 1.3`,
  wrench:
    "M10.8 2.3a3.4 3.4 0 0 0-3.4 4.4L2.7 11.4a1.35 1.35 0 1 0 1.9 1.9l4.7-4.7a3.4 3.4 0 0 0 4.4-4.2l-2 2-1.9-.4-.4-1.9z",
  dashed: circle(8, 8, 6),
  signal: `${circle(8, 8, 2)}M4.4 4.4a5 5 0 0 0 0 7.2M11.6 4.4a5 5 0 0 1 0 7.2`,
  van: `M2.6 11H1.5V4.5H9V11H6.2M9 6.8h2.8l2.7 2.5V11h-1.1M9 11h.8${circle(4.4, 11.3, 1.5)}${circle(11.6, 11.3, 1.5)}`,
  reportDue: "M4 2h5l3.2 3.2V14H4zM8 8v3M8 12.5h.01",
  bars: "M3 13.5V9M6.3 13.5V5.5M9.7 13.5V7.5M13 13.5V3M1.8 13.9h12.4",
  board: `${box(2, 2.5, 12, 11)}M2 6h12M6.5 6v7.5M8.5 8.5H12M8.5 11h2`,
  filter: "M2 3.5h12L9.5 8.8v4.7l-3-1.5V8.8z",
  octagon: "M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4l-3.6-3.6V5.4zM8 5v3.5M8 11h.01",
  link: "m6.3 9.7 3.4-3.4M7.2 4.7l1.4-1.4a2.6 2.6 0 0 1 3.8 3.7l-1.5 1.4M8.8 11.3l-1.4 1.4A2.6 2.6 0 0 1 3.6 9l1.5-1.4",
  clip: "M12.5 7.5 7.6 12.4a2.8 2.8 0 0 1-4-4l5.2-5.2a1.9 1.9 0 0 1 2.7 2.7L6.4 11a.9.9 0 0 1-1.3-1.3l4.6-4.6",
  picture: `${box(2, 3, 12, 10)}M2.5 11.5 6 8l2.5 2.5L10.5 8.5l3 3M5.2 5.8h.01`,
  leave: "M6.5 2.5H3v11h3.5M6.5 8H14M11 5l3 3-3 3",
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name, size = "" }: { name: IconName; size?: "" | "l" | "xl" }) {
  return (
    <svg className={`i ${size}`} viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={drawings[name]}
        {...(name === "hangUp" ? { transform: "rotate(135 8 8)" } : {})}
        {...(name === "dashed" ? { strokeDasharray: "2.6 2.1" } : {})}
      />
    </svg>
  );
}

/** The mark of the product: one line from the caller to the report back. */
export function Brand({ size = 30 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} role="img" aria-label="Throughline">
      <path
        d="M3 23h6.5c3.5 0 4.5-2 4.5-5v-4c0-3 1-5 4.5-5H29"
        fill="none"
        stroke="var(--accent-line)"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="5" cy="23" r="3.5" fill="var(--accent)" />
      <circle cx="27" cy="9" r="3.5" fill="var(--accent)" />
    </svg>
  );
}
