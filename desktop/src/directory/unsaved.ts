import { Store } from "../shared/store";
import type { Values } from "./fields";

/** Changes that somebody has typed and not saved. They outlive the page that they were typed on, until saved or discarded. */
export interface Unsaved {
  /** Where the form is, such as `/sites/0198…`. */
  path: string;
  /** Who typed it; nobody else is shown it. */
  user: string;
  title: string;
  base: Values;
  version: number | null;
  values: Values;
}

export const unsaved = new Store<readonly Unsaved[]>([]);

const isIt = ({ path, user }: Pick<Unsaved, "path" | "user">) => (each: Unsaved) => each.path === path && each.user === user;

export const unsavedAt = (path: string, user: string): Unsaved | undefined => unsaved.now().find(isIt({ path, user }));

export const keep = (one: Unsaved): void => unsaved.set([...unsaved.now().filter((each) => !isIt(one)(each)), one]);

export const forget = (path: string, user: string): void => unsaved.set(unsaved.now().filter((each) => !isIt({ path, user })(each)));

/** The browser asks before it closes or reloads a page that holds changes. */
const ask = (event: BeforeUnloadEvent) => event.preventDefault();

unsaved.watch(() => (unsaved.now().length > 0 ? addEventListener("beforeunload", ask) : removeEventListener("beforeunload", ask)));
