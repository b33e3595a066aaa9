import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { language } from "../shared/preferences";
import { folded, sentenceOf, told, type Happening } from "./timeline";

const server = join(import.meta.dirname, "../../../server/src/main/java/throughline");
const read = (file: string) => readFileSync(join(server, file), "utf8");
const sources = readdirSync(server, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".java"));

/** The arguments of each call of this name, split where a comma stands outside of brackets. */
function argumentsOf(source: string, name: string): string[][] {
  return [...source.matchAll(new RegExp(`[ .]${name}\\(`, "g"))].map((match) => {
    const found = [""];
    let depth = 1;
    for (let at = match.index + match[0].length; depth > 0 && at < source.length; at++) {
      const letter = source[at] ?? "";
      if (letter === "(") depth++;
      if (letter === ")") depth--;
      if (letter === "," && depth === 1) found.push("");
      else found[found.length - 1] += letter;
    }
    return found;
  });
}

const literals = (text: string | undefined) => [...(text ?? "").matchAll(/"([a-z-]+)"/g)].map((match) => match[1] ?? "");
const constants = (file: string, name: string) =>
  [...(new RegExp(`enum ${name} \\{([^;}]*)`).exec(read(file))?.[1] ?? "").replaceAll(/\/\*\*[^]*?\*\//g, "").matchAll(/[A-Z_]+/g)].map(String);

const kinds = new Set([
  ...argumentsOf(read("contact/Contacts.java"), "append").flatMap((each) => literals(each[1])),
  ...argumentsOf(read("contact/Contacts.java"), "end").flatMap((each) => literals(each[3])),
  ...sources.filter((file) => !/^(dispatch|attachment|sheet|rota|offercall|incident|alarm|procedure)\//.test(file)).flatMap((file) => argumentsOf(read(file), "happened").flatMap((each) => literals(each[1]))),
]);

const line = (kind: string, data: Record<string, unknown> = {}, by: Happening["by"] = { id: "1", name: "Anna Kask" }): Happening => ({
  at: "2026-11-14T13:05:00Z",
  kind,
  by,
  data,
});

beforeEach(() => language.set("en"));

test("the sources were read", () => {
  expect([...kinds]).toEqual(expect.arrayContaining(["opened", "answered", "unit-taken-back", "abandoned", "ended", "offer-refused", "unmuted", "recording-heard"]));
});

test("there is a sentence for everything that the server puts on a contact's timeline", () => {
  const detail: Record<string, Record<string, unknown>> = { "offer-refused": { why: "declined" }, ended: { reason: "caller-hung-up" } };
  expect([...kinds].filter((kind) => sentenceOf(line(kind, detail[kind])) === "other")).toEqual([]);
});

test("there is a sentence for each way a call can end, and each way it was not taken", () => {
  const ends = constants("contact/EndReason.java", "EndReason").map((each) => each.toLowerCase().replaceAll("_", "-"));
  const refusals = constants("voice/CallEvent.java", "OfferEnd").map((each) => each.toLowerCase());
  expect(ends).toContain("server-stopped");
  expect(refusals).toContain("line_down");
  expect(ends.filter((reason) => sentenceOf(line("ended", { reason })) === "other")).toEqual([]);
  expect(refusals.filter((why) => sentenceOf(line("offer-refused", { why })) === "other")).toEqual([]);
});

test("a line names who did it and how long it took", () => {
  expect(told(line("answered", { waitedSeconds: 9.4 }))).toBe("Anna Kask answered. The caller had waited 0:09.");
  expect(told(line("finished", { outcome: "passed-on" }))).toBe("Anna Kask finished: Passed on.");
  expect(told(line("held", { byAgent: false }, null))).toBe("The caller put us on hold.");
  expect(told(line("teleported", {}, null))).toContain("teleported");
});

test("digits in a row are one line, and listening in several goes is one", () => {
  const other = { id: "2", name: "Jonas" };
  const lines = folded([line("digit", { digit: "1" }), line("digit", { digit: "#" }), line("muted"), line("digit", { digit: "2" }), line("recording-heard"), line("recording-heard"), line("recording-heard", {}, other)]);
  expect(lines.map((each) => each.kind)).toEqual(["digit", "muted", "digit", "recording-heard", "recording-heard"]);
  expect(told(lines[0] ?? line("digit"))).toBe("The caller pressed 1 #.");
});
