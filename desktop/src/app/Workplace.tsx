import "../contact/contact.css";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { CallerCard, PersonLines } from "../contact/CallerCard";
import { chooseUnit } from "../contact/desk";
import type { ContactCard, Person } from "../contact/types";
import { useUnit } from "../contact/unit";
import { UnitPanel } from "../contact/UnitPanel";
import type { ContactPerson } from "../directory/customers";
import { PersonBeside } from "../directory/PersonBeside";
import { Guide } from "../request/Guide";
import { HistoryCard } from "../request/HistoryCard";
import { PromiseLines } from "../request/PromiseLines";
import { RequestForm } from "../request/RequestForm";
import type { RequestCard } from "../request/types";
import { useForm } from "../request/useForm";
import { useActions, type Action } from "../shared/actions";
import { languageFor } from "../shared/preferences";
import { useWide } from "./useWide";
import { words } from "./words";

/** Who is on the line is kept right without leaving the call. */
const keptCaller = (person: Person) =>
  person.id && <PersonBeside key={person.id} customer={person.customer.id} person={person.id} lines={(now) => <PersonLines person={now ? { ...person, ...said(now) } : person} />} />;

const said = ({ name, role, language, hearsBadly }: ContactPerson) => ({ name, role, language: languageFor([language]), hearsBadly });

interface Side {
  side: boolean;
  setSide: (side: boolean) => void;
  isWide: boolean;
}

const showSide: Action<Side> = {
  id: "desk.history",
  label: () => words.now().deskPage.side,
  shortcut: "Y",
  possible: ({ isWide }) => !isWide,
  run: ({ side, setSide }) => setSide(!side),
};
const actions = [showSide] as const;

interface WorkplaceProps {
  card: RequestCard;
  /** Null for a request that no contact began. */
  contact: ContactCard | null;
  /** The contact is this agent's now: choosing a lift tells it too. */
  inHand?: boolean;
  editable: boolean;
  tabs?: ReactNode;
  another?: ReactNode;
  end: (park: ReactNode) => ReactNode;
}

/** Three columns: who and where, the form, what to say and what happened. On a narrow screen the right one is a tab beside the form. */
export function Workplace({ card, contact, inHand = false, editable, tabs, another, end }: WorkplaceProps) {
  const t = words.use();
  const isWide = useWide();
  const [side, setSide] = useState(false);
  const [isSearching, search] = useState(false);
  useActions(actions, { side, setSide, isWide });
  const form = useForm(card, editable && card.state !== "closed");
  const { kept, keeping, go, wanted } = form;
  const pushed = [contact?.unit, ...(contact?.caller.units ?? [])].filter((each) => each != null);
  const { unit, isComing, failure } = useUnit(kept.draft.unit, pushed);
  const [namedSite, nameSite] = useState<{ id: string; name: string } | null>(null);
  const site = kept.draft.unit ? null : [namedSite, kept.card.site].find((each) => each?.id === kept.draft.site);
  const tell = useMutation({ mutationFn: (chosen: string | null) => (contact && inHand ? chooseUnit(contact.id, chosen) : Promise.resolve()) });
  useEffect(() => {
    if (wanted?.step === "place") search(true);
  }, [wanted]);
  const take = (part: { unit: string | null; site: string | null }, late: boolean) => {
    keeping.change(part);
    tell.mutate(part.unit);
    search(false);
    if (!late) go("place");
  };
  const chooseSite = (chosen: { id: string; name: string }, late = false) => {
    nameSite(chosen);
    take({ unit: null, site: chosen.id }, late);
  };
  const zone = unit?.site.zone;
  return (
    <div className={`desk call ${side ? "side" : ""}`}>
      <div className="cl">
        {contact && <CallerCard contact={contact} atPlace={inHand ? chooseSite : null} known={keptCaller} />}
        <UnitPanel
          unit={unit}
          site={site ?? null}
          isComing={isComing}
          isSearching={isSearching}
          search={search}
          editable={form.editable && kept.card.order === null}
          likely={contact?.caller.units ?? []}
          choose={(id, late) => take({ unit: id, site: null }, late)}
          chooseSite={chooseSite}
          goAhead={() => go("place")}
          failure={failure}
          promise={<PromiseLines promise={form.promise} zone={zone} />}
        />
      </div>
      <div className="cl tabs" role="group" aria-label={t.desk}>
        <Button className="btn s" aria-pressed={!side} onPress={() => setSide(false)}>
          {t.deskPage.form}
        </Button>
        <Button className="btn s" aria-pressed={side} aria-keyshortcuts="Y" onPress={() => setSide(true)}>
          {t.deskPage.side} <kbd aria-hidden="true">Y</kbd>
        </Button>
      </div>
      <div className="cl centre">
        <RequestForm form={form} tabs={tabs} another={another} end={end} />
      </div>
      <div className="cl right">
        <Guide form={form} zone={zone} />
        <HistoryCard unit={unit} isWide={isWide} />
      </div>
    </div>
  );
}
