import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import { call, withQuery, type Page } from "../shared/api";
import { Icon } from "../shared/icons";
import { RefusalNotice } from "../shared/refused";
import { words as shared } from "../shared/words";
import { names } from "./names";
import type { Named } from "./fields";

type FoundRow = Record<string, unknown> & { id: string; number?: string; street?: string };

interface ThingChooserProps {
  label: string;
  value: Named | null;
  onChange: (value: Named | null) => void;
  path: string;
  topic: string;
  hint?: string;
  error: string | undefined;
  isRequired: boolean;
  /** How one of them is called here. */
  nameOf?: (row: FoundRow) => string;
}

/** One of many things of the directory, found by typing: arrows go through what was found, Enter takes it, an emptied field takes none. */
export function ThingChooser({ label, value, onChange, path, topic, hint, error, isRequired, nameOf = names }: ThingChooserProps) {
  const t = shared.use();
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const q = useDeferredValue(text?.trim() ?? "");
  const isOpen = text !== null;
  const search = useQuery({
    queryKey: [topic, "choose", q],
    queryFn: ({ signal }) => call<Page<FoundRow>>("GET", withQuery(path, { q, limit: 8 }), undefined, signal),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  const found = isOpen ? (search.data?.items ?? []) : [];
  const choose = (row: (typeof found)[number] | undefined) => {
    if (row) onChange({ id: row.id, name: nameOf(row) });
    setText(null);
  };
  const pressed = (key: string): boolean => {
    if (key === "ArrowDown" && !isOpen) setText("");
    else if (key === "ArrowDown") setAt((at + 1) % Math.max(1, found.length));
    else if (key === "ArrowUp") setAt((at + found.length - 1) % Math.max(1, found.length));
    else if (key === "Enter" && isOpen) choose(found[at]);
    else if (key === "Escape" && isOpen) setText(null);
    else return false;
    return true;
  };
  return (
    <div className="fld chooser">
      <label htmlFor={id}>{label}</label>
      <span className="inp">
        <Icon name="search" />
        <input
          id={id}
          role="combobox"
          autoComplete="off"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-found`}
          aria-autocomplete="list"
          aria-activedescendant={found[at] && `${id}-${at}`}
          aria-required={isRequired}
          aria-invalid={error ? true : undefined}
          aria-describedby={hint || error ? `${id}-more` : undefined}
          value={text ?? value?.name ?? ""}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
            if (event.target.value === "") onChange(null);
          }}
          onKeyDown={(event) => !event.ctrlKey && !event.nativeEvent.isComposing && pressed(event.key) && event.preventDefault()}
          onBlur={() => setText(null)}
        />
      </span>
      <ul id={`${id}-found`} role="listbox" aria-label={label} hidden={found.length === 0}>
        {found.map((row, index) => (
          <li
            key={row.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => setAt(index)}
            onClick={() => choose(row)}
          >
            {nameOf(row)} {nameOf === names && <span className="meta">{row.number ?? row.street}</span>}
          </li>
        ))}
      </ul>
      {isOpen && search.isSuccess && !search.isPlaceholderData && found.length === 0 && (
        <span className="meta" role="status">
          {t.nothingFound}
        </span>
      )}
      <RefusalNotice of={search.error} />
      {(error ?? hint) && (
        <span id={`${id}-more`} className={error ? "wrong" : "meta"}>
          {error ?? hint}
        </span>
      )}
    </div>
  );
}
