import type { ContactRow } from "../contact/types";
import { words as contactWords } from "../contact/words";
import { dayAndTime, daysAgo, duration, time } from "../shared/format";
import { Chip } from "../shared/parts/Chip";
import type { Column } from "../shared/parts/DataTable";
import { whoRang } from "./whoRang";
import type { words } from "./words";

type Words = ReturnType<typeof words.now>;

/** A row of the list of abandoned calls says besides whether the caller was answered later. */
export interface CallRow extends ContactRow {
  reachedUsLater: boolean | null;
}

export const callColumns = (t: Words): Column<CallRow>[] => [
  { title: t.number, of: (row) => <span className="nw">{row.number}</span>, width: "96px" },
  { title: t.when, of: ({ openedAt }) => <span className="nw">{daysAgo(openedAt) === 0 ? time(openedAt) : dayAndTime(openedAt)}</span> },
  { title: t.caller, of: whoRang },
  { title: t.queue, of: (row) => row.queue },
  { title: t.waited, of: (row) => duration(row.waitedSeconds), right: true },
  { title: t.agent, of: (row) => row.agent?.name ?? "" },
  { title: t.unit, of: (row) => <span className="nw">{row.unitNumber ?? ""}</span> },
];

/** The few that fit beside what the calls are about. */
export const callColumnsBeside = (t: Words): Column<CallRow>[] => callColumns(t).filter(({ title }) => ![t.queue, t.agent, t.unit].includes(title));

/** Where the call stands, or how it ended. Only what is abnormal has a colour. */
export const ends = (t: Words): Column<CallRow> => ({ title: t.end, of: (row) => <CallEnd row={row} t={t} /> });

export function CallEnd({ row, t }: { row: ContactRow; t: Words }) {
  if (row.state !== "closed") return <Chip tone={row.state === "finishing" ? "" : "acc"}>{t.states[row.state]}</Chip>;
  if (!row.answeredAt) {
    return (
      <Chip tone="high" icon="missed">
        {t.nobodyAnswered}
      </Chip>
    );
  }
  return <>{row.outcome ? contactWords.now().outcomes[row.outcome] : t.states.closed}</>;
}

export const reachedUs = (t: Words): Column<CallRow> => ({
  title: t.reachedUs,
  of: ({ reachedUsLater }) => (
    <Chip tone={reachedUsLater ? "" : "high"} icon={reachedUsLater ? "check" : "missed"}>
      {reachedUsLater ? t.hasReached : t.notReached}
    </Chip>
  ),
});
