import { expect, test } from "vitest";
import { splitArrivals } from "./arrivals";

test("rows that came since the list was opened wait; those that were there stay, with their new values", () => {
  const rows = [
    { at: 30, state: "waiting" },
    { at: 20, state: "talking" },
    { at: 10, state: "closed" },
  ];
  expect(splitArrivals(rows, (row) => row.at, 20)).toEqual({ shown: rows.slice(1), waiting: 1 });
});
