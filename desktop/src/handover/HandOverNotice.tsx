import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { time } from "../shared/format";
import { useNow } from "../shared/now";
import { Notice } from "../shared/parts/Notice";
import { fill } from "../shared/wording";
import { overdueMs, waitingHandOvers } from "./handOver";
import { words } from "./words";

/** One line while a hand-over waits for somebody; amber when the next shift should have read it. */
export function HandOverNotice() {
  const t = words.use();
  const now = useNow();
  const waiting = useQuery(waitingHandOvers).data?.items ?? [];
  const first = waiting.find(({ mine }) => !mine) ?? waiting[0];
  if (!first) return null;
  const values = { name: first.givenBy?.name ?? "", time: time(first.givenAt) };
  return (
    <Notice tone={now - Date.parse(first.givenAt) > overdueMs ? "high" : "info"}>
      {fill(first.mine ? t.mineWaits : t.waits, values)}{" "}
      <Link href="/hand-over">{first.mine ? t.lookAtMine : t.look}</Link>
    </Notice>
  );
}
