import { inEveryLanguage } from "../wording";
import { en } from "./refusals.en";
import { et } from "./refusals.et";
import { sv } from "./refusals.sv";
import { zhHant } from "./refusals.zh-Hant";

/** What the server may refuse, by its code; `{0}` is its first value. */
export const refusals = inEveryLanguage({ en, sv, et, "zh-Hant": zhHant });
