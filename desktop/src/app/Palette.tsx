import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { useLocation } from "wouter";
import { Caps, onScreen } from "../shared/actions";
import { Icon, type IconName } from "../shared/icons";
import type { Screen } from "../shared/screen";
import { matches } from "./matches";
import { words } from "./words";

const groups = ["do", "found", "go"] as const;
type Group = (typeof groups)[number];

interface Entry {
  id: string;
  group: Group;
  label: string;
  detail?: string;
  icon: IconName;
  shortcut: string | undefined;
  run: () => void;
}

/** Everything that can be done or opened from here, found by any part of its words. */
export default function Palette({ screens, close }: { screens: readonly Screen[]; close: () => void }) {
  const t = words.use();
  const list = useId();
  const [, go] = useLocation();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [entries] = useState(() => entriesNow(screens, go));
  const things = useThings(screens, useDeferredValue(text.trim()), go);
  const fitting = entries.filter((entry) => matches(entry.label, text));
  const found = [...fitting.filter((entry) => entry.group === "do"), ...things, ...fitting.filter((entry) => entry.group === "go")];
  const titles: Record<Group, string> = { do: t.paletteDo, found: t.paletteFound, go: t.paletteGo };
  const chosen = found[Math.min(at, found.length - 1)];
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    close();
    entry.run();
  };
  const pressed = (key: string): boolean => {
    if (key === "ArrowDown") setAt((at + 1) % Math.max(1, found.length));
    else if (key === "ArrowUp") setAt((at + found.length - 1) % Math.max(1, found.length));
    else if (key === "Enter") run(chosen);
    else return false;
    return true;
  };
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && close()}>
      <Modal className="palette">
        <Dialog aria-label={t.palette}>
          <div className="ask">
            <Icon name="search" size="l" />
            <input
              role="combobox"
              aria-label={t.palette}
              aria-expanded="true"
              aria-controls={list}
              aria-activedescendant={chosen && `${list}-${chosen.id}`}
              autoFocus
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setAt(0);
              }}
              onKeyDown={(event) => pressed(event.key) && event.preventDefault()}
            />
          </div>
          <div role="listbox" id={list} aria-label={t.palette}>
            {groups.map((group) => {
              const members = found.filter((entry) => entry.group === group);
              if (members.length === 0) return null;
              return (
                <div key={group} role="group" aria-label={titles[group]}>
                  <div className="lbl" aria-hidden="true">
                    {titles[group]}
                  </div>
                  {members.map((entry) => (
                    <div
                      key={entry.id}
                      id={`${list}-${entry.id}`}
                      role="option"
                      aria-selected={entry === chosen}
                      onPointerMove={() => setAt(found.indexOf(entry))}
                      onClick={() => run(entry)}
                    >
                      <Icon name={entry.icon} />
                      <span className="sp ell">
                        <b>{entry.label}</b> {entry.detail && <span className="dense t2">{entry.detail}</span>}
                      </span>
                      {entry.shortcut && <Caps of={entry.shortcut} />}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
          {found.length === 0 && <p className="none t2">{t.paletteNothing}</p>}
          <div className="foot row">
            <span className="row">
              <kbd>↑</kbd>
              <kbd>↓</kbd> {t.chooseKey} <kbd>Enter</kbd> {t.runKey}
            </span>
            <span className="sp" />
            {t.paletteKeys}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What the screens find on the server for the typed words. */
function useThings(screens: readonly Screen[], text: string, go: (path: string) => void): Entry[] {
  const { data } = useQuery({
    queryKey: ["palette", text],
    queryFn: async ({ signal }) => {
      const answers = await Promise.allSettled(screens.map((screen) => screen.find?.(text, signal) ?? []));
      return answers.flatMap((answer, at) =>
        answer.status === "fulfilled" ? answer.value.map((found) => ({ icon: screens[at]?.rail?.icon, ...found })) : [],
      );
    },
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  if (text.length < 2) return [];
  return (data ?? []).map(({ path, label, detail, icon }) => ({
    id: path,
    group: "found",
    label,
    icon: icon ?? "arrow",
    shortcut: undefined,
    run: () => go(path),
    ...(detail ? { detail } : {}),
  }));
}

function entriesNow(screens: readonly Screen[], go: (path: string) => void): Entry[] {
  const doing = onScreen
    .now()
    .filter((action) => action.id !== "shell.palette" && action.possible())
    .map((action): Entry => ({
      id: action.id,
      group: "do",
      label: action.label(),
      icon: action.icon ?? "arrow",
      shortcut: action.shortcut,
      run: action.run,
    }));
  const going = screens
    .filter((screen) => screen.rail || screen.inPalette)
    .map((screen): Entry => ({
      id: screen.path,
      group: "go",
      label: screen.label(),
      icon: screen.rail?.icon ?? "arrow",
      shortcut: screen.rail && `G ${screen.rail.letter}`,
      run: () => go(screen.path),
    }));
  return [...doing, ...going];
}
