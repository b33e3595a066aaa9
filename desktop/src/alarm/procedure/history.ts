import { fill } from "../../shared/wording";
import type { Happened } from "../alarms";
import { guideWords } from "../words/guide";
import { answered, questionOf, read, type Progress } from "./procedure";

/** What the guide did or heard, as a sentence; undefined for everything else that happened. */
export function guideSays({ kind, data }: Happened, { version: { guide } }: Progress): string | undefined {
  const t = guideWords.now();
  const line = (t.kinds as Record<string, string>)[kind];
  if (!line) return undefined;
  const step = guide.steps.find(({ id }) => id === data.step);
  const question = questionOf(guide, data.question ?? "");
  return fill(line, {
    version: data.version ?? "",
    step: step ? read(step.title) : (data.step ?? ""),
    question: question ? read(question.text) : (data.question ?? ""),
    answer: question ? answered(question, data.value ?? "") : (data.value ?? ""),
    triage: (t.triages as Record<string, string>)[data.triage ?? ""] ?? data.triage ?? "",
    why: (t.whys as Record<string, string>)[data.why ?? ""] ?? data.why ?? "",
  });
}
