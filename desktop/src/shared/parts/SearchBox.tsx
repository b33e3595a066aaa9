import { useEffect, useId, useState, type ReactNode } from "react";
import { Icon } from "../icons";
import { words } from "../words";
import "./search.css";

interface SearchBoxProps<Item> {
  label: string;
  /** The label is written above; else it is the placeholder too. */
  labelShown?: boolean;
  text: string;
  onText: (text: string) => void;
  found: readonly Item[];
  /** What was found belongs to what is typed now. Enter pressed before that takes the best as soon as it does. */
  fresh: boolean;
  id: (item: Item) => string;
  show: (item: Item) => ReactNode;
  /** @param late Enter was pressed before it was found; the focus has gone on meanwhile */
  take: (item: Item, late: boolean) => void;
  /** Enter was pressed, and the best is still on its way: the focus need not wait for it. */
  goAhead?: () => void;
  /** Right end inside the box: how many were found. */
  note?: string;
  /** The list lies over what is below instead of moving it. */
  floating?: boolean;
  /** Name for whoever moves the focus here. */
  focusName?: string;
  autoFocus?: boolean;
  /** The focus came in or went out. */
  onOpen?: (open: boolean) => void;
}

/** A field and its ranked answers: arrows choose, Enter takes, a press takes too. */
export function SearchBox<Item>({ label, labelShown, text, onText, found, fresh, id, show, take, goAhead, note, floating, focusName, autoFocus, onOpen }: SearchBoxProps<Item>) {
  const t = words.use();
  const list = useId();
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const [waits, setWaits] = useState(false);
  const chosen = found[Math.min(at, found.length - 1)];
  const turn = (on: boolean) => {
    setOpen(on);
    onOpen?.(on);
  };
  useEffect(() => {
    if (!waits || !fresh) return;
    setWaits(false);
    if (chosen) take(chosen, true);
  });
  const pressed = (key: string): boolean => {
    if (key === "ArrowDown") setAt((at + 1) % Math.max(1, found.length));
    else if (key === "ArrowUp") setAt((at + found.length - 1) % Math.max(1, found.length));
    else if (key !== "Enter") return false;
    else if (fresh && chosen) take(chosen, false);
    else if (!fresh) {
      setWaits(true);
      goAhead?.();
    }
    return true;
  };
  const isOpen = open && found.length > 0;
  return (
    <div className={`search ${floating ? "floating" : ""}`}>
      {labelShown && (
        <label className="lbl" htmlFor={`${list}-in`}>
          {label}
        </label>
      )}
      <div className="inp">
        <Icon name="search" />
        <input
          id={`${list}-in`}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-label={labelShown ? undefined : label}
          placeholder={labelShown ? undefined : label}
          aria-expanded={isOpen}
          aria-controls={list}
          aria-activedescendant={isOpen && chosen ? `${list}-${id(chosen)}` : undefined}
          data-focus={focusName}
          autoFocus={autoFocus}
          value={text}
          onFocus={() => turn(true)}
          onBlur={() => turn(false)}
          onChange={(event) => {
            onText(event.target.value);
            setAt(0);
            setWaits(false);
          }}
          onKeyDown={(event) => !event.nativeEvent.isComposing && !event.ctrlKey && pressed(event.key) && event.preventDefault()}
        />
        {note && <span className="meta nw">{note}</span>}
      </div>
      <ul id={list} role="listbox" aria-label={label} hidden={!isOpen}>
        {found.map((item) => (
          <li
            key={id(item)}
            id={`${list}-${id(item)}`}
            role="option"
            aria-selected={item === chosen}
            onPointerMove={() => setAt(found.indexOf(item))}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(item, false)}
          >
            {show(item)}
          </li>
        ))}
      </ul>
      {open && fresh && found.length === 0 && text.trim() && (
        <p className="none dense t2" role="status">
          {t.nothingFound}
        </p>
      )}
    </div>
  );
}
