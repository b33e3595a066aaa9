import type { Named } from "../../directory/fields";
import type { LadderSent, Rule, Rung } from "../../ladder/ladder";
import type { Kept } from "../../shared/edit/rebase";
import { newRung } from "./RungsField";

/** A select holds the priority as a text; empty is any. */
export interface LadderForm {
  name: string;
  priority: string;
  area: string;
  customer: Named | null;
  rungs: Rung[];
  seats: number | null;
  replaceMinutes: number | null;
}

export const newLadder: LadderForm = { name: "", priority: "", area: "", customer: null, rungs: [newRung], seats: 1, replaceMinutes: 60 };

export const keptLadder = ({ name, priority, area, customer, ladder, version }: Rule): Kept<LadderForm> => ({
  values: { name, priority: priority === null ? "" : String(priority), area: area ?? "", customer, ...ladder },
  version,
});

export const sentLadder = ({ priority, customer, seats, ...rest }: LadderForm): LadderSent => ({
  ...rest,
  priority: priority ? Number(priority) : null,
  customer: customer?.id ?? null,
  seats: seats ?? 1,
});
