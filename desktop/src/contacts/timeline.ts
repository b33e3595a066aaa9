import { outcomes, type Outcome } from "../contact/types";
import { words as contactWords } from "../contact/words";
import { duration, phone } from "../shared/format";
import type { IconName } from "../shared/icons";
import { fill } from "../shared/wording";
import { words } from "./words";

/** One line of a contact's timeline as the server keeps it. */
export interface Happening {
  at: string;
  kind: string;
  by: { id: string; name: string } | null;
  data: Record<string, unknown>;
}

type Sentence = keyof (typeof words.all)["en"]["kinds"];

const plainKinds = [
  "opened",
  "offer-drawn",
  "answered",
  "line-lost",
  "muted",
  "unmuted",
  "digit",
  "unit-chosen",
  "unit-taken-back",
  "caller-chosen",
  "caller-taken-back",
  "abandoned",
  "recording-heard",
  "recording-deleted",
  "finished",
] as const satisfies readonly Sentence[];

/** Which sentence tells it; one that a newer server added is `other`. */
export function sentenceOf({ kind, data }: Pick<Happening, "kind" | "data">): Sentence {
  switch (kind) {
    case "held":
    case "resumed":
      return `${kind}-by-${data["byAgent"] ? "agent" : "caller"}`;
    case "offer-refused":
      return known(`offer-${String(data["why"]).replace("_", "-")}`);
    case "ended":
      return known(`ended-${String(data["reason"])}`);
    case "recorded":
      return Number(data["gaps"]) > 0 ? "recorded-with-gaps" : "recorded";
    default:
      return plainKinds.find((each) => each === kind) ?? "other";
  }
}

const known = (sentence: string): Sentence => (sentence in words.all.en.kinds ? (sentence as Sentence) : "other");

/** What happened, as a sentence in the reader's language. */
export function told(happening: Happening): string {
  const t = words.now();
  const { by, data, kind } = happening;
  const outcome = outcomes.find((each): each is Outcome => each === data["outcome"]);
  return fill(t.kinds[sentenceOf(happening)], {
    by: by?.name || t.somebody,
    kind,
    queue: String(data["queue"] ?? ""),
    dialled: phone(String(data["dialled"] ?? "")),
    digits: String(data["digit"] ?? ""),
    time: duration(Number(data["waitedSeconds"] ?? data["seconds"] ?? 0)),
    outcome: outcome ? contactWords.now().outcomes[outcome] : String(data["outcome"] ?? ""),
  });
}

/** Digits pressed one after the other are one line, and so is one person's listening in several goes. */
export function folded(timeline: readonly Happening[]): Happening[] {
  const lines: Happening[] = [];
  for (const next of timeline) {
    const last = lines.at(-1);
    const isMore = last?.kind === next.kind && last.by?.id === next.by?.id;
    if (last && isMore && next.kind === "digit") {
      lines[lines.length - 1] = { ...last, data: { digit: `${String(last.data["digit"])} ${String(next.data["digit"])}` } };
    } else if (!isMore || next.kind !== "recording-heard") {
      lines.push(next);
    }
  }
  return lines;
}

export function iconOf(happening: Happening): IconName {
  switch (happening.kind) {
    case "opened":
      return "bell";
    case "answered":
      return "phone";
    case "abandoned":
      return "missed";
    case "ended":
      return "hangUp";
    case "finished":
      return "check";
    case "held":
      return "circledPause";
    case "resumed":
      return "play";
    case "muted":
      return "microphoneOff";
    case "unmuted":
      return "microphone";
    case "unit-chosen":
    case "unit-taken-back":
      return "lift";
    case "caller-chosen":
    case "caller-taken-back":
      return "person";
    case "recorded":
    case "recording-heard":
    case "recording-deleted":
      return "loud";
    case "line-lost":
      return "offline";
    default:
      return "clock";
  }
}
