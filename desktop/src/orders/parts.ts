import type { Part } from "./types";

const mostPieces = 999;

/** What somebody typed, one part a line, such as `2 × Door lock`; without a number it is one. */
export const partsTyped = (text: string, missing: boolean): Part[] =>
  text
    .split("\n")
    .map((line) => /^\s*(?:(\d{1,3})\s*[×x*]\s*)?(.*?)\s*$/i.exec(line))
    .flatMap((found) => (found?.[2] ? [{ name: found[2], quantity: Math.min(Math.max(Number(found[1] ?? 1), 1), mostPieces), missing }] : []));
