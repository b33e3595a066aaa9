import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { fill } from "../shared/wording";
import { span } from "./Chart";
import type { Draft, Problem } from "./rota";
import { words } from "./words";

/** Everything that must be looked at before this is published. */
export function Problems({ draft }: { draft: Draft }) {
  const t = words.use();
  return (
    <Card title={t.problems} icon="warning">
      {draft.problems.length === 0 && <p className="t2">{t.noProblems}</p>}
      <ul className="lines">
        {draft.problems.map((problem) => (
          <li key={`${problem.kind} ${problem.rank} ${problem.from}`} className="row wrap top">
            <Chip tone={problem.kind === "gap" ? "crit" : "high"} icon="warning">
              {t.problemKinds[problem.kind]}
            </Chip>
            <span className="sp">{sentenceOf(problem, draft.rota.zone)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function sentenceOf(problem: Problem, zone: string): string {
  const t = words.now();
  const values = { rank: problem.rank, name: problem.name ?? "", from: span(problem.from, zone), to: span(problem.to, zone) };
  return fill(problem.kind === "gap" && problem.name ? t.problemSentences.gapOf : t.problemSentences[problem.kind], values);
}
