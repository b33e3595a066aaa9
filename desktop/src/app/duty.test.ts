import { expect, it } from "vitest";
import type { Session } from "../shared/session";
import { hasLine, keepsCalls } from "./duty";

const somebody = (...roles: Session["user"]["roles"]) => ({ roles }) as Session["user"];

it("opens a telephone for whoever takes calls and for nobody who only watches", () => {
  expect(hasLine(somebody("agent"))).toBe(true);
  expect(hasLine(somebody("supervisor", "administrator"))).toBe(false);
  expect(keepsCalls(somebody("supervisor"))).toBe(true);
  expect(hasLine(somebody("supervisor", "agent"))).toBe(true);
});
