import { expect, test } from "vitest";
import { keptStill } from "./stillness";

const row = (id: string, state = "raised") => ({ id, state });
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

test("what changed is shown in place", () => {
  const { shown, waiting } = keptStill([[row("a"), row("b")]], [[row("a", "offering"), row("b")]]);
  expect(shown[0]?.map((each) => each.row)).toEqual([row("a", "offering"), row("b")]);
  expect(waiting).toEqual([]);
});

test("what is new waits", () => {
  const { shown, waiting } = keptStill([[row("b")]], [[row("a"), row("b")]]);
  expect(shown[0]?.map((each) => each.row.id)).toEqual(["b"]);
  expect(ids(waiting)).toEqual(["a"]);
});

test("what belongs to another group stays with its new values, and counts", () => {
  const { shown, waiting } = keptStill([[row("a"), row("b")], []], [[row("b")], [row("a", "accepted")]]);
  expect(shown[0]?.map((each) => each.row)).toEqual([row("a", "accepted"), row("b")]);
  expect(shown[1]).toEqual([]);
  expect(ids(waiting)).toEqual(["a"]);
});

test("what left the board stays as it was last known", () => {
  const { shown, waiting } = keptStill([[row("a"), row("b")]], [[row("b")]]);
  expect(shown[0]).toEqual([{ row: row("a"), gone: true }, { row: row("b"), gone: false }]);
  expect(ids(waiting)).toEqual(["a"]);
});

test("a row that another one overtook counts once", () => {
  const { waiting } = keptStill([[row("a"), row("b"), row("c")]], [[row("c"), row("a"), row("b")]]);
  expect(ids(waiting)).toEqual(["c"]);
  const { waiting: none } = keptStill([[row("a"), row("b"), row("c")]], [[row("a"), row("c")]]);
  expect(ids(none)).toEqual(["b"]);
});
