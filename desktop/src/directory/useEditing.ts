import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Refusal } from "../shared/api";
import { useMe } from "../shared/session";
import { changed, merge, type Value, type Values } from "./fields";
import { forget, keep, unsavedAt } from "./unsaved";

export interface Version {
  values: Values;
  /** Null for what does not exist yet. */
  version: number | null;
}

interface EditingOptions<Row> {
  path: string;
  title: string;
  start: Version;
  save: (values: Values, version: number | null) => Promise<Row>;
  /** As it is on the server now. */
  load: () => Promise<Version>;
  done: (row: Row) => void;
}

export interface Editing {
  values: Values;
  isChanged: boolean;
  change: (name: string, value: Value) => void;
  /** By field: what somebody else wrote there meanwhile. */
  clashes: Values;
  settle: (name: string, value: Value) => void;
  /** Fields that now hold somebody else's change. */
  taken: readonly string[];
  /** It was typed earlier and never saved. */
  isRestored: boolean;
  save: () => void;
  saving: boolean;
  failure: unknown;
  discard: () => void;
}

interface State {
  base: Values;
  version: number | null;
  values: Values;
  clashes: Values;
  taken: readonly string[];
}

/** One form being filled in: kept over a change of page, saved against its version, brought together with another person's change. */
export function useEditing<Row>({ path, title, start, save, load, done }: EditingOptions<Row>): Editing {
  const user = useMe().id;
  const [earlier] = useState(() => unsavedAt(path, user));
  const [state, setState] = useState<State>(() => {
    const { values, version } = start;
    return { base: earlier?.base ?? values, version: earlier ? earlier.version : version, values: earlier?.values ?? values, clashes: {}, taken: [] };
  });

  const enter = (next: State) => {
    setState(next);
    if (changed(next.base, next.values).length === 0) forget(path, user);
    else keep({ path, user, title, base: next.base, version: next.version, values: next.values });
  };

  const meet = async () => {
    const theirs = await load();
    const { values, taken, clashes } = merge(state.base, state.values, theirs.values);
    enter({ base: theirs.values, version: theirs.version, values, taken, clashes: Object.fromEntries(clashes.map((name) => [name, theirs.values[name] ?? null])) });
  };

  const saving = useMutation({
    mutationFn: async () => {
      const { values, version } = state;
      try {
        return await save(values, version);
      } catch (failure) {
        if (!(failure instanceof Refusal) || failure.code !== "kernel.edited-by-someone-else") throw failure;
        await meet();
        return null;
      }
    },
    onSuccess: (row) => {
      if (row === null) return;
      forget(path, user);
      done(row);
    },
  });

  return {
    values: state.values,
    isChanged: changed(state.base, state.values).length > 0,
    change: (name, value) => enter({ ...state, values: { ...state.values, [name]: value } }),
    clashes: state.clashes,
    settle: (name, value) => {
      const { [name]: _, ...clashes } = state.clashes;
      enter({ ...state, clashes, values: { ...state.values, [name]: value } });
    },
    taken: state.taken,
    isRestored: earlier !== undefined,
    save: () => saving.mutate(),
    saving: saving.isPending,
    failure: saving.error,
    discard: () => forget(path, user),
  };
}
