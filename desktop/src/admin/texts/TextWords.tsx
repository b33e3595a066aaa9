import type { SentText } from "./gateway";

/**
 * The words of a text with its link to read. It can be pressed only while the outbox itself is the carrier: else it is a
 * technician's own key to a job.
 */
export function TextWords({ text }: { text: Pick<SentText, "words" | "carrier"> }) {
  return (
    <span className="said">
      {text.words.split(/(https?:\/\/\S+)/).map((part, at) => {
        if (at % 2 === 0) return part;
        const shown = part.replace(/^https?:\/\//, "");
        return text.carrier === "outbox" ? (
          <a key={at} href={part} target="_blank" rel="noreferrer">
            {shown}
          </a>
        ) : (
          <b key={at}>{shown}</b>
        );
      })}
    </span>
  );
}
