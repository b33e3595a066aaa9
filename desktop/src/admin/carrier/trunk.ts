import { call } from "../../shared/api";
import type { Kept } from "../../shared/edit/rebase";
import type { en } from "../words/en";

export interface Trunk {
  address: string;
  callerNumber: string;
  allowedCountryCodes: string[];
  version: number;
}

/** The country codes as one text with commas. */
export interface TrunkForm {
  address: string;
  callerNumber: string;
  allowedCountryCodes: string;
}

export interface TestProgress {
  state: "dialling" | "ringing" | "answered" | "heard" | "refused";
  /** The carrier's last word when it refused, otherwise 0. */
  sipStatus: number;
}

export const keptTrunk = ({ version, allowedCountryCodes, ...rest }: Trunk): Kept<TrunkForm> => ({
  values: { ...rest, allowedCountryCodes: allowedCountryCodes.join(", ") },
  version,
});

export const getTrunk = () => call<Trunk>("GET", "/api/trunk");
export const changeTrunk = (form: TrunkForm, version: number) =>
  call<Trunk>("PUT", "/api/trunk", { ...form, allowedCountryCodes: form.allowedCountryCodes.split(/[\s,，、;]+/).filter(Boolean), version });
export const placeTest = (number: string) => call<{ call: string }>("POST", "/api/trunk/test", { number });
export const getTest = (id: string) => call<TestProgress>("GET", `/api/trunk/test/${id}`);

export const isOver = ({ state }: TestProgress): boolean => state === "heard" || state === "refused";

/** What a carrier means by its status (RFC 3261 section 21), as far as people can act on it. */
export function meaning(sipStatus: number): keyof typeof en.carrier.refused {
  switch (sipStatus) {
    case 0:
      return "silent";
    case 401:
    case 407:
      return "password";
    case 403:
      return "forbidden";
    case 404:
    case 484:
    case 604:
      return "unknown";
    case 408:
    case 504:
      return "late";
    case 410:
    case 480:
      return "away";
    case 486:
    case 600:
      return "busy";
    case 487:
      return "unanswered";
    case 488:
    case 606:
      return "sound";
    case 603:
      return "declined";
    default:
      return sipStatus >= 500 && sipStatus < 600 ? "fault" : "other";
  }
}
