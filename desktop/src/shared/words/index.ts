import { inEveryLanguage } from "../wording";
import { en } from "./en";
import { et } from "./et";
import { sv } from "./sv";
import { zhHant } from "./zh-Hant";

/** Words that every screen needs. */
export const words = inEveryLanguage({ en, sv, et, "zh-Hant": zhHant });
