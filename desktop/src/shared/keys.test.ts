import { expect, test } from "vitest";
import { capsOf, presses, worksWhileTyping } from "./keys";

const pressed = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

test("a key is what is drawn on its button", () => {
  expect(capsOf("Shift+F4")).toEqual(["Shift", "F4"]);
  expect(capsOf("G D")).toEqual(["G", "D"]);
  expect(presses(pressed("F4"), "F4")).toBe(true);
});

test("hanging up needs the shift key, answering must not have it", () => {
  expect(presses(pressed("F4"), "Shift+F4")).toBe(false);
  expect(presses(pressed("F4", { shiftKey: true }), "Shift+F4")).toBe(true);
  expect(presses(pressed("F4", { shiftKey: true }), "F4")).toBe(false);
});

test("a sign is itself whether or not the layout needs shift for it", () => {
  expect(presses(pressed("?", { shiftKey: true }), "?")).toBe(true);
});

test("a digit with shift is that digit on every layout", () => {
  expect(presses(pressed("!", { shiftKey: true, code: "Digit1" }), "Shift+1")).toBe(true);
  expect(presses(pressed("1", { code: "Digit1" }), "Shift+1")).toBe(false);
  expect(presses(pressed("!", { shiftKey: true, code: "Digit1" }), "1")).toBe(false);
  expect(presses(pressed("1", { code: "Digit1" }), "1")).toBe(true);
  expect(presses(pressed(" "), "Space")).toBe(true);
});

test("the command key of a Mac counts as Ctrl", () => {
  expect(presses(pressed("k", { metaKey: true }), "Ctrl+K")).toBe(true);
});

test("call keys and Ctrl work while typing, letters do not", () => {
  expect(["F8", "Shift+F4", "Ctrl+Enter"].every(worksWhileTyping)).toBe(true);
  expect(["U", "?", "."].some(worksWhileTyping)).toBe(false);
});
