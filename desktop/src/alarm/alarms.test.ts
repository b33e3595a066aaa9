import { expect, test } from "vitest";
import { mostPressing, type Alarm } from "./alarms";

const alarm = (id: string, state: Alarm["state"], takenBy?: string) => ({ id, state, takenBy: takenBy ? { id: takenBy, name: takenBy } : null }) as Alarm;

test("what nobody has comes before what is mine, and that before what somebody has", () => {
  const [others, mine, nobodys] = [alarm("1", "acknowledged", "ben"), alarm("2", "acknowledged", "ana"), alarm("3", "raised")];
  expect(mostPressing([others, mine, nobodys], "ana")).toBe(nobodys);
  expect(mostPressing([others, mine], "ana")).toBe(mine);
  expect(mostPressing([others], "ana")).toBe(others);
});

test("once everyone is out it needs no eye", () => {
  expect(mostPressing([alarm("1", "everyone-out", "ana")], "ana")).toBeUndefined();
});
