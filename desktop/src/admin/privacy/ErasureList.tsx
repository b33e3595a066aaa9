import { useQuery } from "@tanstack/react-query";
import { dayAndTime, number } from "../../shared/format";
import { Card } from "../../shared/parts/Card";
import { Chip } from "../../shared/parts/Chip";
import { EmptyState } from "../../shared/parts/EmptyState";
import { One } from "../One";
import { privacy, traceName } from "../words/privacy";
import { getErasures } from "./privacy";

const LOOKS_AGAIN = 2_000;

/** What was erased, and what was left and why; of whom is not known any more. */
export function ErasureList() {
  const t = privacy.use();
  const erasures = useQuery({
    queryKey: ["privacy", "erasures"],
    queryFn: getErasures,
    refetchInterval: (query) => (query.state.data?.items.some(({ state }) => state === "running") ? LOOKS_AGAIN : false),
  });
  return (
    <Card title={t.erasures}>
      <One of={erasures}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="check" title={t.noErasures}>
              {t.noErasuresHelp}
            </EmptyState>
          ) : (
            <ul>
              {items.map(({ id, state, reason, at, gone, stays }) => (
                <li key={id}>
                  <Chip tone={state === "done" ? "" : "info"}>{t.states[state]}</Chip> {dayAndTime(at)} · {reason}
                  <div className="meta">
                    {Object.entries(gone)
                      .map(([trace, many]) => `${traceName(t, trace)} ${number(many)}`)
                      .join(" · ")}
                  </div>
                  {Object.keys(stays).length > 0 && (
                    <div className="meta">
                      {t.stays}{" "}
                      {Object.entries(stays)
                        .map(([trace, { held, open }]) => `${traceName(t, trace)} ${number(held + open)} (${[held && t.staysHeld, open && t.staysOpen].filter(Boolean).join(", ")})`)
                        .join(" · ")}
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </One>
    </Card>
  );
}
