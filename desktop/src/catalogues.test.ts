import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Words } from "./shared/wording";

/** Every module's catalogues; whatever they export is a catalogue in every language. */
const modules = import.meta.glob<Record<string, unknown>>("./*/words/{index,guide,refusals,sections,happenings,codes,audit,privacy,webhooks,imports,merges}.ts", { eager: true });

const isCatalogue = (each: unknown): each is Words<unknown> => typeof each === "object" && each !== null && "all" in each;

const flat = (catalogue: unknown, path = ""): [string, string][] =>
  Object.entries(catalogue as object).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[path + key, value]] : flat(value, `${path}${key} › `),
  );

const places = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();

for (const [file, exports] of Object.entries(modules)) {
  for (const words of Object.values(exports).filter(isCatalogue)) {
    const english = new Map(flat(words.all.en));
    for (const [language, catalogue] of Object.entries(words.all)) {
      test(`${file} says everything in ${language}, with the same places`, () => {
        const said = new Map(flat(catalogue));
        const one = (key: string) => key.endsWith("› one");
        expect([...said.keys()].filter((key) => !one(key)).sort()).toEqual([...english.keys()].filter((key) => !one(key)).sort());
        for (const [key, sentence] of said) {
          expect(sentence.trim(), key).not.toBe("");
          if (!one(key)) expect(places(sentence), key).toEqual(places(english.get(key) ?? ""));
        }
      });
    }
  }
}

/** `new Refused("people.email-taken", …` and `"people.email-taken", "Somebody else …"`, however the sources wrap it. */
const codes = /\bRefused\(\s*"([a-z]+\.[a-z0-9-]+)"|"([a-z]+\.[a-z0-9-]+)",\s*"[A-Z{\\]/g;

test("every refusal that the server's sources can utter is known here", async () => {
  const { refusals } = await import("./shared/words/refusals");
  const sources = join(import.meta.dirname, "../../server/src/main/java");
  const uttered = readdirSync(sources, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".java"))
    .flatMap((file) => [...readFileSync(join(sources, file), "utf8").matchAll(codes)])
    .map((match) => match[1] ?? match[2] ?? "");
  expect([...new Set(uttered)].filter((code) => !(code in refusals.all.en)).sort()).toEqual([]);
});

test("refusals stand in the order of their codes, where the next one looks for them", async () => {
  const { refusals } = await import("./shared/words/refusals");
  for (const [language, sentences] of Object.entries(refusals.all)) {
    const written = Object.keys(sentences);
    expect(written, language).toEqual([...written].sort());
  }
});
