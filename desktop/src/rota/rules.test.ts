import { expect, test } from "vitest";
import type { Rota } from "./rota";
import { back, keptRules, newLayer, noSteps, sentRules, stepped } from "./rules";

const rota: Rota = {
  id: "r",
  area: "Tartu",
  zone: "Europe/Tallinn",
  rules: {
    layers: [
      {
        name: "Nights",
        rank: 2,
        rotation: { start: "2026-11-02", handover: "20:00:00", days: 7, moments: [{ day: "FRIDAY", at: "16:00:00" }], people: ["b", "a"] },
        hours: [{ days: ["SUNDAY", "MONDAY"], begins: "20:00:00", ends: "08:00:00" }],
        nextStandsIn: false,
      },
    ],
    needed: [],
  },
  swapsApproved: true,
  publishedUntil: null,
  version: 4,
};

test("rules are sent as they came, with their days in the order of the week", () => {
  const { values, version } = keptRules(rota);
  expect(version).toBe(4);
  expect(values.layers[0]).toMatchObject({ turn: "moments", people: ["b", "a"], handover: "20:00" });
  expect(sentRules(rota, values).layers[0]).toEqual({
    name: "Nights",
    rank: 2,
    start: "2026-11-02",
    handover: "20:00",
    days: 7,
    moments: [{ day: "FRIDAY", at: "16:00" }],
    people: ["b", "a"],
    hours: [{ days: ["MONDAY", "SUNDAY"], begins: "20:00", ends: "08:00" }],
    nextStandsIn: false,
  });
});

test("what is empty is sent as nothing, and a number of days that is not said is none", () => {
  const layer = { ...newLayer("New", ""), turn: "days" as const, days: null, handover: "" };
  expect(sentRules(rota, { layers: [layer], needed: [], swapsApproved: true }).layers[0]).toMatchObject({ start: null, handover: null, days: 0, moments: [] });
});

test("typing in one field is one step back, and every other change is one of its own", () => {
  const [one, two] = [keptRules(rota).values, { ...keptRules(rota).values, swapsApproved: false }];
  const typed = stepped(stepped(noSteps, one, "name 0"), two, "name 0");
  expect(typed.past).toEqual([one]);
  const moved = stepped(stepped(typed, two, ""), two, "");
  expect(moved.past).toEqual([one, two, two]);
  expect(back(moved).past).toEqual([one, two]);
});
