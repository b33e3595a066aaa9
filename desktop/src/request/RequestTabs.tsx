import { Button } from "react-aria-components";
import { ActionButton, useActions, type Action } from "../shared/actions";
import { Icon } from "../shared/icons";
import { useMatters } from "./finishing";
import { anotherMatter } from "./requests";
import type { RequestCard } from "./types";
import { words } from "./words";

/** What a press on Another matter needs. */
interface Matters {
  contact: string;
  editable: boolean;
  open: (request: string) => void;
}

const another: Action<Matters> = {
  id: "request.another",
  label: () => words.now().another,
  icon: "plus",
  shortcut: "M",
  hinted: false,
  possible: ({ editable }) => editable,
  run: async ({ contact, open }) => open((await anotherMatter(contact)).id),
};
const actions = [another] as const;

interface RequestTabsProps {
  cards: readonly RequestCard[];
  /** The one in the form. */
  shown: string;
  open: (request: string) => void;
}

export function AnotherMatter(on: Matters) {
  useActions(actions, on);
  return <ActionButton action={another} on={on} look="quiet" small />;
}

/** Several matters of one contact, one beside the other. */
export function RequestTabs({ cards, shown, open }: RequestTabsProps) {
  const t = words.use();
  const matters = useMatters(cards);
  if (cards.length < 2) return null;
  return (
    <div className="row wrap matters" role="group" aria-label={t.matters}>
      {matters.map(({ kept: { card, draft } }) => (
        <Button key={card.id} className="btn s" aria-pressed={card.id === shown} onPress={() => open(card.id)}>
          {card.state !== "draft" && <Icon name={card.state === "parked" ? "circledPause" : "check"} />}
          {[card.number, card.code?.name ?? (draft.kind && t.kinds[draft.kind])].filter(Boolean).join(" · ")}
        </Button>
      ))}
    </div>
  );
}
