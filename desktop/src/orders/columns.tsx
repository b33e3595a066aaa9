import { dayAndTime } from "../shared/format";
import type { Column } from "../shared/parts/DataTable";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { PromiseBar } from "../shared/parts/PromiseBar";
import { Status } from "../shared/parts/Status";
import { MiniLine } from "../shared/parts/TheLine";
import { isOver } from "../shared/order";
import type { OrderRow } from "./types";
import { Where } from "./Where";
import { alarmOf, shownState, WhoAndNext } from "./WhoAndNext";
import type { words } from "./words";

type Words = ReturnType<typeof words.now>;

const number = (t: Words): Column<OrderRow> => ({ title: t.number, of: (row) => <span className="nw">{row.number}</span>, width: "96px" });
const priority = (t: Words): Column<OrderRow> => ({ title: t.priority, of: (row) => <PriorityMark of={row.priority} />, width: "124px" });

const status = (t: Words): Column<OrderRow> => ({
  title: t.status,
  of: (row) => (
    <span className="standing">
      <Status of={shownState(row)} />
      {!isOver(row.state) && <MiniLine line={row.line} alarm={alarmOf(row)} />}
    </span>
  ),
  width: "130px",
});

/** The ageing list: how old, how much of the promise is used, where, and who sees to it. */
export const ageingColumns = (t: Words): Column<OrderRow>[] => [
  number(t),
  priority(t),
  {
    title: t.ageAndPromise,
    of: (row, asOf) => (isOver(row.state) ? <span className="meta">{row.closedAt && dayAndTime(row.closedAt)}</span> : <PromiseBar {...row} asOf={asOf} />),
    width: "124px",
  },
  { title: t.due, of: (row) => <span className="nw">{row.dueAt && dayAndTime(row.dueAt)}</span>, width: "110px" },
  { title: t.whereAndWhat, of: (row) => <Where row={row} /> },
  { title: t.area, of: (row) => row.area },
  status(t),
  { title: t.technicianAndNext, of: (row) => (isOver(row.state) ? (row.technician ?? "") : <WhoAndNext row={row} />), width: "190px" },
];

/** The few that fit on the page of a unit or a customer: what it was, who came, and when. */
export const historyColumns = (t: Words, withPlace: boolean): Column<OrderRow>[] => [
  number(t),
  ...(withPlace ? [{ title: t.whereAndWhat, of: (row: OrderRow) => <Where row={row} /> }] : [{ title: t.problem, of: (row: OrderRow) => row.headline }]),
  { title: t.cause, of: (row) => row.causeName ?? "" },
  { title: t.technician, of: (row) => row.technician ?? "" },
  { title: t.raised, of: (row) => <span className="nw">{dayAndTime(row.raisedAt)}</span> },
  { title: t.closed, of: (row) => (row.closedAt ? <span className="nw">{dayAndTime(row.closedAt)}</span> : <Status of={shownState(row)} />) },
];
