import { useQuery } from "@tanstack/react-query";
import { call } from "../shared/api";
import { timeToTheSecond } from "../shared/format";
import { Icon } from "../shared/icons";
import { fill } from "../shared/wording";
import { words } from "./words";

export interface Status {
  phones: boolean;
  messages: boolean;
  checkedAt: string;
  company: { name: string } | null;
  /** Where people may sign in too, in a house that has one. */
  provider?: { name: string } | null;
}

export const useStatus = () =>
  useQuery({ queryKey: ["status"], queryFn: () => call<Status>("GET", "/api/status"), refetchInterval: 15_000 });

/** Whether calls and texts work, told before anybody signs in. */
export function SystemHealth() {
  const t = words.use();
  const { data, isError } = useStatus();
  return (
    <div className="health row wrap" role="status">
      {isError && <Light on={false} says={t.notReached} />}
      {data && !isError && (
        <>
          <Light on={data.phones} says={data.phones ? t.phonesWork : t.phonesDown} />
          <Light on={data.messages} says={data.messages ? t.messagesWork : t.messagesDown} />
          <span className="sp" />
          <span className="meta">{fill(t.checked, { time: timeToTheSecond(data.checkedAt) })}</span>
        </>
      )}
    </div>
  );
}

function Light({ on, says }: { on: boolean; says: string }) {
  return (
    <span className={`row ${on ? "" : "high"}`}>
      <span className={on ? "ok" : "high"}>
        <Icon name={on ? "circledCheck" : "warning"} />
      </span>
      {says}
    </span>
  );
}
