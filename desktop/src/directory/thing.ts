import type { ReactNode } from "react";
import type { IconName } from "../shared/icons";
import { call } from "../shared/api";
import type { Choice, Field, Values } from "./fields";
import type { words } from "./words";

export type Words = ReturnType<typeof words.now>;

/** One kind of thing in the directory, as far as list, page and form are the same for all of them. */
export interface Thing<Row extends { id: string; version: number }> {
  /** Of the live socket, and the first part of its queries' keys. */
  topic: string;
  path: string;
  /** Where its pages are. */
  page: string;
  icon: IconName;
  load: (id: string) => Promise<Row>;
  /** Adds what the page needs besides what the server sends of one. */
  complete?: (sent: Row) => Promise<Row>;
  /** @param branches to choose from; empty where the company has none, or the person's own has none below */
  fields: (t: Words, branches: readonly Choice[]) => readonly Field[];
  valuesOf: (row: Row) => Values;
  /** What the server is sent, where it is not the values as they stand. */
  bodyOf?: (values: Values) => Record<string, unknown>;
  /** What is known of it, where a list of its fields would not do. */
  facts?: (row: Row, t: Words) => ReactNode;
  /** Of a new one. */
  empty: Values;
  /** What its page is headed with. */
  titleOf: (row: Row) => string;
}

export const loadFrom =
  <Row>(path: string) =>
  (id: string): Promise<Row> =>
    call<Row>("GET", `${path}/${id}`);
