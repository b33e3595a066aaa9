import { useEffect, useRef, useState } from "react";
import { Refusal } from "../api";
import { fieldSentences, sentenceOf } from "../refused";
import { words } from "../words";
import { rebase, same, type Kept } from "./rebase";
import { useUnsaved } from "./unsaved";

export interface EditOptions<Values> {
  /** Names this form among all with unsaved changes; its address will do. */
  place: string;
  kept: Kept<Values>;
  save: (values: Values, version: number) => Promise<Kept<Values>>;
  /** With which a list of unsaved forms leads back here. */
  title?: string;
  /** Gets the newest, which then arrives as `kept`; `present` is that one where the server has sent it along with its refusal. */
  reload?: (present: unknown) => unknown;
  required?: readonly (keyof Values)[];
  /** Refusals that speak of one field without naming it: `{"people.email-taken": "email"}`. */
  beside?: Readonly<Record<string, keyof Values>>;
}

export interface Edit<Values> {
  values: Values;
  change: (part: Partial<Values>) => void;
  /** What a field part takes: `<TextField label=… {...edit.field("name")} />`. */
  field: <Name extends keyof Values>(name: Name) => { value: Values[Name]; onChange: (value: Values[Name]) => void; error: string | undefined };
  dirty: boolean;
  saving: boolean;
  /** Milliseconds; null while nothing was saved here. */
  savedAt: number | null;
  /** True when the changes were made on an earlier visit of this page. */
  restored: boolean;
  /** The refusal that belongs to no field. */
  failure: unknown;
  /** Grows with each attempt that did not work. */
  refused: number;
  /** What somebody else kept meanwhile; null when nobody did. Nothing is saved before each clash is decided. */
  others: Others<Values> | null;
  submit: () => Promise<void>;
  discard: () => void;
  takeTheirs: (field: keyof Values) => void;
  keepMine: (field: keyof Values) => void;
}

export interface Others<Values> {
  theirs: Values;
  taken: (keyof Values)[];
  clashes: (keyof Values)[];
}

const isEmpty = (value: unknown) => value === null || value === undefined || (typeof value === "string" && value.trim() === "");

/**
 * One form over one object of the server. Unsaved changes outlive the page within the desktop and are forgotten with the
 * session; a newer version of the object is merged in field by field, whether a save was refused for it or it came by itself.
 */
export function useEdit<Values extends object>({ place, kept, save, title = "", reload, required = [], beside = {} }: EditOptions<Values>): Edit<Values> {
  const unsaved = useUnsaved<Values>(place);
  const [restored, setRestored] = useState(() => unsaved.found() !== undefined);
  const [base, setBase] = useState(() => unsaved.found()?.base ?? kept);
  const [values, setValues] = useState(() => unsaved.found()?.values ?? kept.values);
  const [others, setOthers] = useState<Others<Values> | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [missing, setMissing] = useState<(keyof Values)[]>([]);
  const [corrected, setCorrected] = useState<(keyof Values)[]>([]);
  const [refused, setRefused] = useState(0);
  const [saving, setSaving] = useState(false);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const busy = useRef(false);
  const dirty = !same(values, base.values);
  unsaved.keep(dirty ? { base, values, title } : undefined);

  useEffect(() => {
    if (saving || kept.version <= base.version) return;
    const merged = rebase(base.values, values, kept.values);
    if (dirty) {
      setOthers((before) => {
        const undecided = (before?.clashes ?? []).filter((field) => !same(values[field], kept.values[field]));
        return { theirs: kept.values, taken: merged.taken, clashes: [...new Set([...undecided, ...merged.clashes])] };
      });
    }
    setBase(kept);
    setValues(merged.values);
  }, [kept, base, values, dirty, saving]);

  const wrong = wrongFields(failure, missing, beside, values);
  const fieldless = Object.keys(wrong).length === 0 || (failure instanceof Refusal && Object.keys(failure.fields).length > 0);
  const change = (part: Partial<Values>) => {
    setValues((before) => ({ ...before, ...part }));
    setCorrected((before) => [...before, ...(Object.keys(part) as (keyof Values)[])]);
  };
  const refuse = (why: unknown, empty: (keyof Values)[]) => {
    setFailure(why);
    setMissing(empty);
    setCorrected([]);
    setRefused((count) => count + 1);
  };
  const submit = async () => {
    const empty = required.filter((field) => isEmpty(values[field]));
    const undecided = others !== null && others.clashes.length > 0;
    if (empty.length > 0 || undecided) return refuse(null, empty);
    if (busy.current || (!dirty && base.version > 0)) return;
    busy.current = true;
    setSaving(true);
    try {
      const answer = await save(values, base.version);
      unsaved.forget();
      setBase(answer);
      setValues((now) => rebase(values, now, answer.values).values);
      setFailure(null);
      setMissing([]);
      setOthers(null);
      setRestored(false);
      setSavedAt(Date.now());
    } catch (why) {
      if (why instanceof Refusal && why.code === "kernel.edited-by-someone-else" && reload) {
        setFailure(null);
        await reload(why.present);
      } else refuse(why, []);
    } finally {
      busy.current = false;
      setSaving(false);
    }
  };
  const settle = (field: keyof Values) =>
    setOthers((before) => before && { ...before, clashes: before.clashes.filter((each) => each !== field) });
  return {
    values,
    change,
    field: (name) => ({
      value: values[name],
      onChange: (value) => change({ [name]: value } as unknown as Partial<Values>),
      error: corrected.includes(name) ? undefined : wrong[name],
    }),
    dirty,
    saving,
    savedAt,
    restored: restored && dirty,
    failure: fieldless ? failure : null,
    refused,
    others,
    submit,
    discard: () => {
      setValues(base.values);
      setOthers(null);
      refuse(null, []);
    },
    takeTheirs: (field) => {
      if (others) change({ [field]: others.theirs[field] } as unknown as Partial<Values>);
      settle(field);
    },
    keepMine: settle,
  };
}

function wrongFields<Values extends object>(
  failure: unknown,
  missing: readonly (keyof Values)[],
  beside: Readonly<Record<string, keyof Values>>,
  values: Values,
): Partial<Record<keyof Values, string>> {
  const empty = missing.map((field) => [field, words.now().required]);
  const ofServer = Object.entries(fieldSentences(failure))
    .map(([field, sentence]): [string, string] => [partOf(field), sentence])
    .filter(([field]) => field in values);
  const place = failure instanceof Refusal ? beside[failure.code] : undefined;
  return Object.fromEntries([...empty, ...ofServer, ...(place ? [[place, sentenceOf(failure)]] : [])]) as Partial<Record<keyof Values, string>>;
}

/** `rungs.2.who` is said beside the field that holds all rungs. */
const partOf = (field: string): string => field.split(".", 1)[0] ?? field;
