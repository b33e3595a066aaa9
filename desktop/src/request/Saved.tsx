import { timeToTheSecond } from "../shared/format";
import { Icon } from "../shared/icons";
import { sentenceOf } from "../shared/refused";
import { useStore } from "../shared/store";
import { count, fill } from "../shared/wording";
import { reachable, type Kept } from "./keeping";
import { words } from "./words";

/** What the header says of the draft: kept here, not taken, being saved, or saved when. */
export function Saved({ of }: { of: Kept }) {
  const t = words.use();
  const connected = useStore(reachable);
  const { changes, deed, refused, card } = of;
  const waiting = changes + (deed ? 1 : 0);
  if (!connected && waiting > 0) {
    return (
      <b className="dense high row" role="status">
        <Icon name="offline" />
        {count(t.changesKept, waiting)}
      </b>
    );
  }
  if (refused) {
    return (
      <b className="dense high row" role="alert">
        <Icon name="warning" />
        {sentenceOf(refused)}
      </b>
    );
  }
  if (waiting > 0) return <span className="meta">{t.saving}</span>;
  const at = of.savedAt ?? (card.savedAt && Date.parse(card.savedAt));
  if (!at) return null;
  return (
    <span className="meta row">
      <Icon name="check" />
      {fill(t.draftSaved, { time: timeToTheSecond(at) })}
    </span>
  );
}
