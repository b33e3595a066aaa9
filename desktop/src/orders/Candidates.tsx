import { Button } from "react-aria-components";
import { ActionButton, Caps } from "../shared/actions";
import { dayAndTime, daysAgo, time } from "../shared/format";
import { Icon } from "../shared/icons";
import { fill } from "../shared/wording";
import { isAskable, offerTo, type OnOrder } from "./actions";
import { reasonsOf } from "./reasons";
import { words } from "./words";

const clock = (at: string, zone: string) => (daysAgo(at) === 0 ? time(at, zone) : dayAndTime(at, zone));

/** Who could be asked next, the best first, and why; the first five have a key. Anybody else is found by name. */
export function Candidates({ on }: { on: OnOrder }) {
  const t = words.use();
  const { candidates, site } = on.order;
  if (!isAskable(on)) return null;
  return (
    <>
      <h3 className="lbl">{t.nextBest}</h3>
      {candidates.length === 0 && <p className="high dense">{t.nobodyLeft}</p>}
      <ol className="candidates">
        {candidates.slice(0, offerTo.length).map((candidate, at) => {
          const action = offerTo[at];
          return (
            <li key={candidate.technician.id} className={candidate.excluded ? "excluded" : ""}>
              <Caps of={String(at + 1)} />
              <span>
                <b>{candidate.technician.name}</b> <span className="meta">{[candidate.thereAbout && fill(t.thereAbout, { time: clock(candidate.thereAbout, site.zone) }), candidate.step && fill(t.step, { n: candidate.step })].filter(Boolean).join(" · ")}</span>
              </span>
              <ul className="why dense">
                {reasonsOf(candidate, site.zone).map(({ said, weight, speaks }) => (
                  <li key={said} className={speaks === "for" ? "t2" : "high"}>
                    {speaks === "out" && <Icon name="cross" />}
                    {said}
                    {weight && <span className="meta"> {weight}</span>}
                  </li>
                ))}
              </ul>
              {action && (
                <ActionButton
                  action={{ ...action, shortcut: undefined, icon: undefined }}
                  on={on}
                  small
                  look={at === 0 && !candidate.excluded && !on.decision ? "filled" : "plain"}
                >
                  <span aria-hidden="true">{t.offer}</span>
                  <span className="unseen">{fill(t.offerTo, { name: candidate.technician.name })}</span>
                </ActionButton>
              )}
            </li>
          );
        })}
      </ol>
      <Button className="btn sm" onPress={() => on.begin("offer", { technician: "", name: "", reason: "" })}>
        {t.somebodyElse}
      </Button>
    </>
  );
}
