import { expect, it } from "vitest";
import { inShort } from "./phones";

it("calls a phone by what people know it as", () => {
  expect(inShort("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36")).toBe("Android, Chrome");
  expect(inShort("Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1")).toBe("iPhone, Safari");
  expect(inShort("curl/8.0")).toBe("curl/8.0");
});
