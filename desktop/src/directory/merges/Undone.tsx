import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { ActionButton, useActions, type Action } from "../../shared/actions";
import { Notice } from "../../shared/parts/Notice";
import { fill } from "../../shared/wording";
import { merges as words } from "../words/merges";
import { leftSaid, undo, type Merge, type Unmerged } from "./merges";

interface Undoing {
  merge: Merge;
  settle: (undone: Unmerged) => void;
  isOver: boolean;
}

const undoIt: Action<Undoing> = {
  id: "merges.undo",
  label: () => words.now().undo,
  shortcut: "U",
  possible: ({ isOver }) => !isOver,
  run: async ({ merge, settle }) => settle(await undo(merge.id)),
};
const actions = [undoIt] as const;

/** What was merged just now, with the way back. */
export function Undone({ of, restart }: { of: Merge; restart: () => void }) {
  const t = words.use();
  const cache = useQueryClient();
  const [undone, setUndone] = useState<Unmerged | null>(null);
  const on: Undoing = {
    merge: of,
    isOver: undone !== null,
    settle: (settled) => {
      setUndone(settled);
      void cache.invalidateQueries({ queryKey: ["customers"] });
      void cache.invalidateQueries({ queryKey: ["duplicates"] });
    },
  };
  useActions(actions, on);
  if (undone) {
    return (
      <Notice tone="ok">
        <div className="row wrap">
          <span className="sp">
            {t.undone} {leftSaid(of.kind, undone)}
          </span>
          <Link className="btn s" href={location.pathname + location.search} onClick={restart}>
            {t.compare}
          </Link>
        </div>
      </Notice>
    );
  }
  return (
    <Notice tone="ok">
      <div className="row wrap">
        <span className="sp">
          {fill(t.merged, { merged: of.merged.name, survivor: of.survivor.name })}{" "}
          {of.kind === "customer" && <Link href={`/customers/${of.survivor.id}`}>{of.survivor.name}</Link>}
        </span>
        <ActionButton action={undoIt} on={on} small />
      </div>
    </Notice>
  );
}
