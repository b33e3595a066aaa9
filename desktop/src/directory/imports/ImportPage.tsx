import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useLocation } from "wouter";
import { ActionButton, useActions, type Action } from "../../shared/actions";
import { call } from "../../shared/api";
import { Chip } from "../../shared/parts/Chip";
import { Notice } from "../../shared/parts/Notice";
import { Page } from "../../shared/parts/Page";
import { Skeleton } from "../../shared/parts/Skeleton";
import { language } from "../../shared/preferences";
import { RefusalNotice, sayCode } from "../../shared/refused";
import { useStore } from "../../shared/store";
import { fill } from "../../shared/wording";
import { DirectoryTabs } from "../DirectoryTabs";
import { imports as words } from "../words/imports";
import { Columns } from "./Columns";
import { Findings } from "./Findings";
import { Progress } from "./Progress";
import { isMoving, load, match, move, tones, useMayMove, type Sight } from "./imports";

interface Moving {
  sight: Sight | undefined;
  mayMove: boolean;
  /** As it is chosen on the screen; null while nobody changed it. */
  chosen: (string | null)[] | null;
  again: () => Promise<unknown>;
}

const lacksKey = ({ columns, sheet }: Sight, chosen: Moving["chosen"]) =>
  columns.some(({ field, isKey }) => isKey && !(chosen ?? sheet.mapping).includes(field));

const check: Action<Moving> = {
  id: "imports.check",
  label: () => words.now().check,
  icon: "search",
  shortcut: "C",
  possible: ({ sight, mayMove, chosen }) =>
    mayMove && sight !== undefined && !isMoving(sight.sheet) && sight.sheet.isKept && sight.sheet.encoding !== null && !lacksKey(sight, chosen),
  run: async ({ sight, chosen, again }) => {
    if (!sight) return;
    const { id, encoding, separator, version } = sight.sheet;
    if (chosen) await match(id, { encoding, separator, fields: chosen, version });
    await move(id, "check");
    await again();
  },
};

const run: Action<Moving> = {
  id: "imports.run",
  label: ({ sight }) => (sight?.sheet.state === "stopped" ? words.now().goOn : words.now().run),
  icon: "play",
  shortcut: "R",
  possible: ({ sight, mayMove, chosen }) => mayMove && chosen === null && (sight?.sheet.state === "checked" || sight?.sheet.state === "stopped"),
  run: async ({ sight, again }) => {
    if (sight) await move(sight.sheet.id, "run");
    await again();
  },
};

const stop: Action<Moving> = {
  id: "imports.stop",
  label: () => words.now().stop,
  icon: "pause",
  shortcut: "S",
  possible: ({ sight, mayMove }) => mayMove && sight !== undefined && isMoving(sight.sheet),
  run: async ({ sight, again }) => {
    if (sight) await move(sight.sheet.id, "stop");
    await again();
  },
};
const actions = [check, run, stop] as const;

/** One sheet on its way in: what its columns are, what would happen, how far it is. */
export default function ImportPage({ params: { id = "" } }: { params: Record<string, string> }) {
  const t = words.use();
  const spoken = useStore(language);
  const cache = useQueryClient();
  const mayMove = useMayMove();
  const [chosen, setChosen] = useState<(string | null)[] | null>(null);
  const query = useQuery({
    queryKey: ["imports", id, spoken],
    queryFn: () => load(id),
    refetchInterval: ({ state: { data } }) => (data && isMoving(data.sheet) ? 2_000 : false),
  });
  const sight = query.data;
  const again = async () => {
    setChosen(null);
    await cache.invalidateQueries({ queryKey: ["imports"] });
  };
  const on = { sight, mayMove, chosen, again };
  useActions(actions, on);
  if (!sight) {
    return (
      <Page title={t.one} actions={<DirectoryTabs />}>
        {query.isPending ? <Skeleton rows={8} /> : <RefusalNotice of={query.error} />}
      </Page>
    );
  }
  const { sheet } = sight;
  const canRun = sheet.state === "checked" || sheet.state === "stopped";
  return (
    <Page title={`${sheet.number} ${sheet.name}`} lead={t.kinds[sheet.kind]} actions={<DirectoryTabs />}>
      <div className="row wrap">
        <Chip tone={tones[sheet.state]}>{t.states[sheet.state]}</Chip>
        <ActionButton action={run} on={on} look="filled" />
        <ActionButton action={stop} on={on} />
        <ActionButton action={check} on={on} look={canRun && chosen === null ? "plain" : "filled"} />
        {mayMove && !isMoving(sheet) && <Remove id={id} />}
      </div>
      {sheet.trouble && <Notice tone="high">{sayCode(sheet.trouble)}</Notice>}
      {sheet.state === "stopped" && !sheet.trouble && <Notice>{fill(t.stoppedHelp, { row: sheet.position.toLocaleString() })}</Notice>}
      {!sheet.isKept && <Notice>{t.gone}</Notice>}
      {isMoving(sheet) && <Progress of={sheet} />}
      {sheet.state !== "uploaded" && <Findings of={sight} />}
      {sheet.isKept && !isMoving(sheet) && <Columns key={`${sheet.version}`} of={sight} chosen={chosen} choose={setChosen} mayMove={mayMove} again={again} />}
    </Page>
  );
}

function Remove({ id }: { id: string }) {
  const t = words.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const [isLeaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  if (!isLeaving) {
    return (
      <Button className="btn quiet" onPress={() => setLeaving(true)}>
        {t.remove}
      </Button>
    );
  }
  const remove = async () => {
    try {
      await call("DELETE", `/api/imports/${id}`);
      go("/imports");
      await cache.invalidateQueries({ queryKey: ["imports", "list"] });
    } catch (refusal) {
      setFailure(refusal);
    }
  };
  return (
    <>
      <Button className="btn" autoFocus onPress={() => void remove()}>
        {t.removeNow}
      </Button>
      <Button className="btn quiet" onPress={() => setLeaving(false)}>
        {t.keep}
      </Button>
      <RefusalNotice of={failure} />
    </>
  );
}
