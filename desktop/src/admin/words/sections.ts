import { inEveryLanguage } from "../../shared/wording";
import { en } from "./sections.en";
import { et } from "./sections.et";
import { sv } from "./sections.sv";
import { zhHant } from "./sections.zh-Hant";

/** The names that rail and palette need before anything of it is loaded. */
export const names = inEveryLanguage({ en, sv, et, "zh-Hant": zhHant });
