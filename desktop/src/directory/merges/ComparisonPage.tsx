import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { ActionButton, useActions, type Action } from "../../shared/actions";
import { call, Refusal } from "../../shared/api";
import { Chip } from "../../shared/parts/Chip";
import { Notice } from "../../shared/parts/Notice";
import { Page } from "../../shared/parts/Page";
import { Skeleton } from "../../shared/parts/Skeleton";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { words as shared } from "../../shared/words";
import { DirectoryTabs } from "../DirectoryTabs";
import { useMayEdit } from "../mayEdit";
import { words as directory } from "../words";
import { merges as words } from "../words/merges";
import { SideBySide } from "./SideBySide";
import { Undone } from "./Undone";
import {
  choiceOf,
  compare,
  countsSaid,
  differing,
  fieldsOf,
  isOfBoth,
  kinds,
  likelySurvivor,
  proposed,
  reasonsSaid,
  recordOf,
  valuesOf,
  type Comparison,
  type Kind,
  type Merge,
  type Which,
} from "./merges";
import "./merges.css";

interface Deciding {
  mayEdit: boolean;
  comparison: Comparison | undefined;
  keep: (which: Which) => void;
  merge: () => Promise<void>;
  dismiss: () => Promise<void>;
}

const isOpen = ({ mayEdit, comparison }: Deciding) => mayEdit && comparison !== undefined;

const keepFirst: Action<Deciding> = { id: "merges.keep-first", label: () => words.now().keepFirst, shortcut: "1", possible: isOpen, run: ({ keep }) => keep("one") };
const keepSecond: Action<Deciding> = { id: "merges.keep-second", label: () => words.now().keepSecond, shortcut: "2", possible: isOpen, run: ({ keep }) => keep("other") };
const merge: Action<Deciding> = { id: "merges.merge", label: () => words.now().merge, icon: "link", shortcut: "M", possible: isOpen, run: (on) => on.merge() };
const dismiss: Action<Deciding> = {
  id: "merges.dismiss",
  label: () => words.now().notSame,
  icon: "cross",
  shortcut: "X",
  possible: (on) => isOpen(on) && on.comparison?.duplicate !== null,
  run: (on) => on.dismiss(),
};
const actions = [keepFirst, keepSecond, merge, dismiss] as const;

/** Two records side by side: which one stays, which values it has then, what moves along; or they are not the same. */
export default function ComparisonPage({ params }: { params: Record<string, string> }) {
  const [asked] = useSearchParams();
  const kind = kinds.find((each) => each === params["kind"]) ?? "customer";
  const [one, other] = [asked.get("one") ?? "", asked.get("other") ?? ""];
  return <Two key={`${kind} ${one} ${other}`} kind={kind} one={one} other={other} />;
}

function Two({ kind, one, other }: { kind: Kind; one: string; other: string }) {
  const t = words.use();
  const d = directory.use();
  const titles = shared.use().screens;
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const [survivor, setSurvivor] = useState<Which | null>(null);
  const [chosen, setChosen] = useState<Readonly<Record<string, Which>>>({});
  const [isStale, setStale] = useState(false);
  // What the others hear of a decision may be here before its answer; the two are not compared again then.
  const [isDeciding, setDeciding] = useState(false);
  const [done, setDone] = useState<Merge | null>(null);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const isOver = done !== null || dismissed !== null;
  const key = ["duplicates", "comparison", kind, one, other];
  const query = useQuery({ queryKey: key, queryFn: () => compare(kind, one, other), enabled: !isOver && !isDeciding });
  const comparison = isOver ? undefined : query.data;
  const again = () => cache.invalidateQueries({ queryKey: ["duplicates"] });

  const stays = survivor ?? (comparison ? likelySurvivor(comparison) : "one");
  const fields = fieldsOf(kind, d);
  const values = comparison && { one: valuesOf(comparison.one), other: valuesOf(comparison.other) };
  const different = values ? differing(fields, values.one, values.other) : new Set<string>();
  const valueFrom = (field: string): Which => chosen[choiceOf(field)] ?? (values ? proposed(choiceOf(field), stays, values.one, values.other) : stays);

  const on: Deciding = {
    mayEdit,
    comparison,
    keep: (which) => {
      setSurvivor(which);
      setChosen({});
    },
    merge: async () => {
      if (!comparison) return;
      const [kept, gone] = stays === "one" ? [comparison.one, comparison.other] : [comparison.other, comparison.one];
      const take = [...different].filter((field) => !isOfBoth(kind, field) && valueFrom(field) !== stays);
      setDeciding(true);
      try {
        const merged = await call<Merge>("POST", "/api/duplicates/merges", {
          kind,
          survivor: recordOf(kept).id,
          merged: recordOf(gone).id,
          survivorVersion: recordOf(kept).version,
          mergedVersion: recordOf(gone).version,
          take,
        });
        setStale(false);
        setDone(merged);
        await cache.invalidateQueries({ queryKey: ["customers"] });
        await again();
      } catch (refusal) {
        if (refusal instanceof Refusal && refusal.code === "kernel.edited-by-someone-else") {
          setStale(true);
          setDeciding(false);
          await cache.invalidateQueries({ queryKey: key });
          return;
        }
        throw refusal;
      } finally {
        setDeciding(false);
      }
    },
    dismiss: async () => {
      if (!comparison?.duplicate) return;
      await call("POST", `/api/duplicates/${comparison.duplicate}/dismiss`);
      setDismissed(comparison.duplicate);
      await again();
    },
  };
  useActions(actions, on);

  return (
    <Page title={t.same} lead={titles.duplicates} actions={<DirectoryTabs />}>
      {done && <Undone of={done} restart={() => setDone(null)} />}
      {dismissed && <TakeBack pair={dismissed} restart={() => setDismissed(null)} />}
      {isOver && (
        <p>
          <Link className="btn" href={`/duplicates?kind=${kind}`}>
            {t.toTheList}
          </Link>
        </p>
      )}
      {!isOver && query.isPending && <Skeleton rows={8} />}
      {!isOver && <RefusalNotice of={query.error} />}
      {isStale && <Notice tone="high">{t.changed}</Notice>}
      {!mayEdit && <Notice>{d.mayNotEdit}</Notice>}
      {comparison && values && (
        <>
          {comparison.reasons.length > 0 && (
            <div className="row wrap">
              {reasonsSaid(comparison.reasons).map((reason) => (
                <Chip key={reason}>{reason}</Chip>
              ))}
            </div>
          )}
          <SideBySide
            comparison={comparison}
            fields={fields}
            values={values}
            different={different}
            survivor={stays}
            keep={on.keep}
            valueFrom={valueFrom}
            choose={(field, which) => setChosen({ ...chosen, [choiceOf(field)]: which })}
            mayEdit={mayEdit}
          />
          <MovesAlong of={comparison} survivor={stays} />
          <div className="row wrap">
            <ActionButton action={merge} on={on} look="filled" />
            <ActionButton action={dismiss} on={on} />
          </div>
        </>
      )}
    </Page>
  );
}

function MovesAlong({ of, survivor }: { of: Comparison; survivor: Which }) {
  const t = words.use();
  const what = countsSaid((survivor === "one" ? of.other : of.one).moves);
  return (
    <p className="t2">
      {of.kind === "customer" && (what ? fill(t.moves, { what }) : t.nothingMoves)} {t.history}
    </p>
  );
}

const takeBack: Action<{ pair: string; restart: () => void }> = {
  id: "merges.take-back",
  label: () => words.now().undo,
  shortcut: "U",
  run: async ({ pair, restart }) => {
    await call("POST", `/api/duplicates/${pair}/take-back`);
    restart();
  },
};
const takeBackActions = [takeBack] as const;

function TakeBack(on: { pair: string; restart: () => void }) {
  const t = words.use();
  const cache = useQueryClient();
  const both = {
    ...on,
    restart: () => {
      on.restart();
      void cache.invalidateQueries({ queryKey: ["duplicates"] });
    },
  };
  useActions(takeBackActions, both);
  return (
    <Notice tone="ok">
      <div className="row wrap">
        <span className="sp">{t.dismissed}</span>
        <ActionButton action={takeBack} on={both} small />
      </div>
    </Notice>
  );
}
