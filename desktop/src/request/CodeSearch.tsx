import { useDeferredValue, useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { SearchBox } from "../shared/parts/SearchBox";
import { RefusalNotice } from "../shared/refused";
import { count } from "../shared/wording";
import { useCodes } from "./requests";
import type { CodeRow, FoundCode } from "./types";
import type { Form } from "./useForm";
import { words } from "./words";

/** The problem in the words of whoever calls; the code is found by them, and whoever takes one wants action. */
export function CodeSearch({ form }: { form: Form }) {
  const t = words.use();
  const { kept, keeping, code, wanted, editable, go } = form;
  const { draft } = kept;
  const [searching, setSearching] = useState(false);
  useEffect(() => {
    if (wanted?.step === "code") setSearching(true);
  }, [wanted]);
  if (draft.code !== null && (!searching || !editable)) {
    return (
      <div className="fld" data-step="code">
        <span className="lbl">{t.problem}</span>
        <div className="inp chosen">
          <code>{draft.code}</code>
          <CodeWords of={code} />
          {code && <PriorityMark of={code.priority} />}
          {editable && kept.card.order === null && (
            <Button className="btn s quiet" onPress={() => setSearching(true)}>
              {t.changeCode}
            </Button>
          )}
        </div>
      </div>
    );
  }
  return (
    <Search
      unit={draft.unit}
      focus={searching}
      leave={() => draft.code !== null && setSearching(false)}
      goAhead={() => go("code")}
      take={(found, late) => {
        setSearching(false);
        if (found.code !== draft.code) keeping.change({ kind: "action", code: found.code, answers: {} });
        if (!late) go("code");
      }}
    />
  );
}

interface SearchProps {
  unit: string | null;
  focus: boolean;
  leave: () => void;
  goAhead: () => void;
  take: (code: FoundCode, late: boolean) => void;
}

function Search({ unit, focus, leave, goAhead, take }: SearchProps) {
  const t = words.use();
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState(false);
  const q = useDeferredValue(text.trim());
  const found = useCodes(q, unit, asked);
  const fresh = q === text.trim() && found.isSuccess && !found.isPlaceholderData;
  return (
    <div className="fld" data-step="code">
      <SearchBox<FoundCode>
        label={t.problem}
        labelShown
        floating
        text={text}
        onText={setText}
        found={found.data ?? []}
        fresh={fresh}
        id={({ code }) => code}
        take={take}
        goAhead={goAhead}
        autoFocus={focus}
        onOpen={(on) => {
          setOpen(on);
          if (on) setAsked(true);
          if (!on) leave();
        }}
        note={fresh && open && q ? count(t.codesFound, found.data.length) : t.mostUsedFirst}
        show={(code) => (
          <>
            <code>{code.code}</code>
            <CodeWords of={code} />
            <PriorityMark of={code.priority} />
          </>
        )}
      />
      <RefusalNotice of={found.error} />
    </div>
  );
}

function CodeWords({ of }: { of: CodeRow | null }) {
  return (
    <span className="sp ell">
      <b>{of?.name}</b>
      {of?.detail && <span className="t2"> · {of.detail}</span>}
    </span>
  );
}
