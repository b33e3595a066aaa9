import { words } from "../words";

/** Nothing for 300 ms (in CSS), then bars in the final size with one sentence. */
export function Skeleton({ rows = 3, sentence }: { rows?: number; sentence?: string }) {
  const t = words.use();
  return (
    <div className="skeleton" role="status">
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="sk" style={{ width: `${70 - ((row * 17) % 40)}%` }} />
      ))}
      <span className="meta">{sentence ?? t.getting}</span>
    </div>
  );
}
