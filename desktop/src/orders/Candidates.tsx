import { ActionButton, Caps } from "../shared/actions";
import { count, fill } from "../shared/wording";
import { isAskable, offerTo, type OnOrder } from "./actions";
import type { Candidate } from "./types";
import { words } from "./words";

const against = ["on-entrapment", "busy", "refused", "unreachable", "skill-missing", "resting", "off-duty"];

/** Who could be asked next, the best first, and why; the first five have a key. */
export function Candidates({ on }: { on: OnOrder }) {
  const t = words.use();
  const { candidates } = on.order;
  if (!isAskable(on)) return null;
  return (
    <>
      <h3 className="lbl">{t.nextBest}</h3>
      {candidates.length === 0 && <p className="high dense">{t.nobodyLeft}</p>}
      <ol className="candidates">
        {candidates.slice(0, offerTo.length).map((candidate, at) => {
          const action = offerTo[at];
          return (
            <li key={candidate.technician.id}>
              <Caps of={String(at + 1)} />
              <b className="ell">{candidate.technician.name}</b>
              <span className="why dense">
                {reasons(candidate, t).map(({ said, bad }) => (
                  <span key={said} className={bad ? "high" : "t2"}>
                    {said}
                  </span>
                ))}
              </span>
              {action && (
                <ActionButton action={{ ...action, shortcut: undefined, icon: undefined }} on={on} small look={at === 0 && !on.decision ? "filled" : "plain"}>
                  <span aria-hidden="true">{t.offer}</span>
                  <span className="unseen">{fill(t.offerTo, { name: candidate.technician.name })}</span>
                </ActionButton>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function reasons({ why, busyWith }: Candidate, t: ReturnType<typeof words.now>): { said: string; bad: boolean }[] {
  return why.map(({ code, value }) => {
    if (code === "was-here") return { said: count(t.wasHere, Number(value)), bad: true };
    const plain = (t.why as Record<string, string>)[code] ?? code;
    const said = code === "busy" && busyWith ? fill(t.busyWith, { number: busyWith.number }) : plain;
    return { said: value && code === "skill-missing" ? `${said}: ${value}` : said, bad: against.includes(code) };
  });
}
