import { dayAndTime } from "../shared/format";
import type { IconName } from "../shared/icons";
import { fill } from "../shared/wording";
import type { RequestEvent } from "./types";
import { words } from "./words";

const icons: Record<string, IconName> = {
  opened: "bell",
  raised: "wrench",
  linked: "link",
  "moved-to-order": "link",
  informed: "check",
  recorded: "check",
  solved: "check",
  cancelled: "cross",
  parked: "circledPause",
  reopened: "play",
  given: "person",
  amended: "pencil",
  "medical-shown": "warning",
};

export const iconOf = ({ kind }: RequestEvent): IconName => icons[kind] ?? "clock";

/** What happened, as a sentence in the reader's language. */
export function told({ kind, by, data }: RequestEvent): string {
  const t = words.now();
  const sentence = (t.happened as Record<string, string>)[kind] ?? t.happened.other;
  const followUp = data["followUpAt"];
  return fill(sentence, {
    by: by?.name || t.theSystem,
    kind,
    order: String(data["orderNumber"] ?? ""),
    time: typeof followUp === "string" ? dayAndTime(followUp) : "",
  });
}
