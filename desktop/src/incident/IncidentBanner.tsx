import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { time } from "../shared/format";
import { Icon } from "../shared/icons";
import { language } from "../shared/preferences";
import { count, fill } from "../shared/wording";
import { openIncidents, type Incident } from "./incidents";
import { words } from "./words";

/** While something befalls many, everybody at a desk sees what, since when and what callers are told. */
export function IncidentBanner() {
  const open = useQuery(openIncidents).data?.items ?? [];
  return (
    <>
      {open.map((incident) => (
        <One key={incident.id} incident={incident} />
      ))}
    </>
  );
}

function One({ incident }: { incident: Incident }) {
  const t = words.use();
  const told = incident.words[language.now()] ?? incident.words.en ?? Object.values(incident.words)[0];
  return (
    <div className="further row" role="status">
      <Icon name="warning" />
      <b>{fill(t.banner, { title: incident.title, areas: incident.areas.join(", "), time: time(incident.declaredAt) })}</b>
      <span className="sp ell">{told && fill(t.callersHear, { words: told })}</span>
      <span>{count(t.openOrders, incident.open)}</span>
      {incident.inside > 0 && <b className="crit">{count(t.inside, incident.inside)}</b>}
      <Link className="btn s" href={`/incidents/${incident.id}`}>
        {t.look}
      </Link>
    </div>
  );
}
