import { expect, test } from "vitest";
import { tariffsOf } from "./toll";

test("tariffs are lines of a beginning and its cents", () => {
  expect(tariffsOf("+46 3\n\n +372: 12 \n")).toEqual([
    { prefix: "+46", cents: 3 },
    { prefix: "+372", cents: 12 },
  ]);
});

test("a line that is none is left for the server to refuse", () => {
  expect(tariffsOf("Sweden three")).toEqual([{ prefix: "Sweden three", cents: 0 }]);
});
