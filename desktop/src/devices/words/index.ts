import { inEveryLanguage } from "../../shared/wording";
import { en } from "./en";
import { et } from "./et";
import { sv } from "./sv";
import { zhHant } from "./zh-Hant";

export const words = inEveryLanguage({ en, sv, et, "zh-Hant": zhHant });
