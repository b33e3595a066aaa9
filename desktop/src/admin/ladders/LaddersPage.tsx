import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { allLadders, type Ladder, type Rule } from "../../ladder/ladder";
import { Steps } from "../../ladder/Steps";
import { words } from "../../ladder/words";
import { Icon } from "../../shared/icons";
import { Card } from "../../shared/parts/Card";
import { EmptyState } from "../../shared/parts/EmptyState";
import { PriorityMark } from "../../shared/parts/PriorityMark";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { allTechnicians, areasOf } from "../technicians/technician";
import { NeighboursCard } from "./NeighboursCard";
import { PostsCard } from "./PostsCard";
import { RehearsalCard } from "./RehearsalCard";

/** Which ladder orders climb, who stands on its steps, and what would happen at two in the morning. */
export default function LaddersPage() {
  const t = words.use();
  const ladders = useQuery(allLadders);
  const technicians = useQuery(allTechnicians).data?.items ?? [];
  const areas = areasOf(technicians);
  return (
    <AdminPage
      section="ladders"
      lead={t.lead}
      actions={
        <Link className="btn filled" href="/admin/ladders/new">
          <Icon name="plus" />
          {t.add}
        </Link>
      }
    >
      <div className="two">
        <div className="col">
          <One of={ladders}>
            {({ rules, usual }) => (
              <>
                <Card title={t.own} icon="list">
                  {rules.length === 0 && (
                    <EmptyState icon="list" title={t.noOwn}>
                      {t.noOwnHelp}
                    </EmptyState>
                  )}
                  <ul className="lines">
                    {rules.map((rule) => (
                      <RuleLine key={rule.id} rule={rule} />
                    ))}
                  </ul>
                </Card>
                <Card title={t.usual} icon="list">
                  <p className="t2 dense">{t.usualLead}</p>
                  {grouped(usual).map(({ priorities, ladder }) => (
                    <div key={priorities.join()} className="col">
                      <div className="row wrap">
                        {priorities.map((priority) => (
                          <PriorityMark key={priority} of={priority} />
                        ))}
                      </div>
                      <Steps steps={ladder.rungs} />
                    </div>
                  ))}
                </Card>
              </>
            )}
          </One>
          <PostsCard technicians={technicians} areas={areas} />
          <NeighboursCard areas={areas} />
        </div>
        <RehearsalCard areas={areas} />
      </div>
    </AdminPage>
  );
}

function RuleLine({ rule: { id, name, priority, area, customer, ladder } }: { rule: Rule }) {
  const t = words.use();
  return (
    <li className="row wrap">
      <Link className="sp" href={`/admin/ladders/${id}`}>
        {name}
      </Link>
      {priority && <PriorityMark of={priority} />}
      <span className="meta">{[area, customer?.name].filter(Boolean).join(", ") || (priority ? "" : t.any)}</span>
      <span className="meta">
        {t.steps}: {ladder.rungs.length}
      </span>
    </li>
  );
}

/** Priorities that climb the same steps stand together. */
function grouped(usual: readonly { priority: 1 | 2 | 3 | 4; ladder: Ladder }[]) {
  const groups: { priorities: (1 | 2 | 3 | 4)[]; ladder: Ladder }[] = [];
  for (const { priority, ladder } of usual) {
    const same = groups.find((group) => JSON.stringify(group.ladder.rungs) === JSON.stringify(ladder.rungs));
    if (same) same.priorities.push(priority);
    else groups.push({ priorities: [priority], ladder });
  }
  return groups;
}
