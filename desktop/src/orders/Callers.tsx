import { Link } from "wouter";
import { MedicalRemark } from "../request/Medical";
import { phone } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { count } from "../shared/wording";
import type { LinkedCaller } from "./types";
import { words } from "./words";

/** Everybody who reported it, in their own words, and how often they were told. */
export function Callers({ of }: { of: readonly LinkedCaller[] }) {
  const t = words.use();
  return (
    <Card title={t.callers} icon="person">
      {of.length === 0 && <p className="t2 dense">{t.noCallers}</p>}
      <ul className="callers dense">
        {of.map((caller) => (
          <li key={caller.request.id}>
            <div className="row wrap">
              <b>{caller.name || (caller.phone && phone(caller.phone)) || t.somebody}</b>
              <Link href={`/requests/${caller.request.id}`}>{caller.request.number}</Link>
            </div>
            {caller.words && <p className="said">{caller.words}</p>}
            {caller.medical && <MedicalRemark of={caller.request.id} />}
            <div className="row wrap meta">
              {caller.phone && <a href={`tel:${caller.phone}`}>{phone(caller.phone)}</a>}
              {caller.texts > 0 && (
                <span>
                  <Icon name="bubble" /> {count(t.texts, caller.texts)}
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
