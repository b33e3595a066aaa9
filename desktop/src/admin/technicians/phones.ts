import { call } from "../../shared/api";

/** A phone on which a technician has the app; times are ISO instants. */
export interface AppPhone {
  id: string;
  browser: string;
  pairedAt: string;
  seenAt: string;
  endsAt: string;
  /** Where messages go; null while none can. */
  subscription: { since: string; succeededAt: string | null; failedAt: string | null; failure: string | null } | null;
}

const path = (technician: string) => `/api/technicians/${technician}/phones`;

export const phonesOf = (technician: string) => ({
  queryKey: ["technicians", "phones", technician],
  queryFn: () => call<{ items: AppPhone[] }>("GET", path(technician)),
});

export const sendLink = (technician: string) => call<null>("POST", path(technician));
export const removePhone = (technician: string, phone: string) => call<null>("DELETE", `${path(technician)}/${phone}`);

const systems: [RegExp, string][] = [
  [/iPhone|iPad/, "iPhone"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS/, "Mac"],
  [/Linux/, "Linux"],
];
const browsers: [RegExp, string][] = [
  [/Edg/, "Edge"],
  [/SamsungBrowser/, "Samsung"],
  [/Firefox|FxiOS/, "Firefox"],
  [/Chrom|CriOS/, "Chrome"],
  [/Safari/, "Safari"],
];

/** A few words of what a browser says of itself. */
export const inShort = (agent: string): string =>
  [systems, browsers].map((known) => known.find(([sign]) => sign.test(agent))?.[1]).filter(Boolean).join(", ") || agent.slice(0, 40);
