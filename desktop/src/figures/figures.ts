import { call, withQuery } from "../shared/api";

export type FigureName = "created" | "undispatched" | "accepted" | "offered" | "refused" | "unreached";

export interface Counted {
  counts: { figure: Uppercase<FigureName>; count: number; of: number }[];
  accept: { count: number; medianSeconds: number | null; p90Seconds: number | null; longestSeconds: number | null };
  offers: number;
  offersAnOrder: number | null;
  refusals: Times[];
  unreached: Times[];
}

export interface Times {
  /** By which the offers behind it are asked for. */
  key: string;
  what: string;
  count: number;
  orders: number;
  atNight: number;
}

export interface Cell {
  stands: string;
  age: number;
  count: number;
}

export interface CountedOrder {
  order: string;
  number: string;
  country: string;
  branch: string;
  area: string;
  technician: string | null;
  stands: string;
  urgency: number;
  raisedAt: string;
  acceptedAt: string | null;
  acceptSeconds: number | null;
  dueAt: string | null;
}

/** Days on the clocks of each place, and which part of the company. */
export type Asked = { from: string; to: string; branch: string; area: string };

export const offerFigures = ["offers", "refusals", "unreachables"] as const;
export type OfferFigure = (typeof offerFigures)[number];

/** One technician who was asked for one of the orders. */
export interface CountedOffer {
  offer: string;
  order: string;
  number: string;
  country: string;
  branch: string;
  area: string;
  technician: string;
  channel: string;
  state: string;
  reason: string | null;
  offeredAt: string;
  settledAt: string | null;
  atNight: boolean;
}

/** The number whose orders are shown. */
export interface Drill {
  figure: FigureName | "open";
  stands?: string;
  age?: string;
}

/** The number whose offers are shown. */
export interface OfferDrill {
  figure: OfferFigure;
  key?: string;
  /** "true" is only those at night. */
  night?: string;
}

const base = "/api/figures/dispatch";

export const figuresQuery = (asked: Asked) => ({
  queryKey: ["figures", "dispatch", asked],
  queryFn: () => call<{ counted: Counted; ageing: Cell[] }>("GET", withQuery(base, asked)),
});

export const behindQuery = (asked: Asked, drill: Drill) => ({
  queryKey: ["figures", "behind", asked, drill],
  queryFn: () => call<CountedOrder[]>("GET", withQuery(`${base}/orders`, { ...asked, ...drill })),
});

export const offersQuery = (asked: Asked, drill: OfferDrill) => ({
  queryKey: ["figures", "offers", asked, drill],
  queryFn: () => call<CountedOffer[]>("GET", withQuery(`${base}/offers`, { ...asked, ...drill })),
});

export const offerSheetOf = (asked: Asked, drill: OfferDrill): string => withQuery(`${base}/offers/export`, { ...asked, ...drill, excel: "true" });

/** Spreadsheet programs of most of Europe read semicolons. */
export const sheetOf = (asked: Asked, drill: Drill): string => withQuery(`${base}/export`, { ...asked, ...drill, excel: "true" });

export const countOf = ({ counts }: Counted, figure: FigureName) => counts.find((each) => each.figure.toLowerCase() === figure) ?? { count: 0, of: 0 };

/** In percent; null where nothing was counted, which is not nought. */
export const shareOf = ({ count, of }: { count: number; of: number }): number | null => (of === 0 ? null : (100 * count) / of);

/** The rows of the ageing table in the order of an order's way; what nobody stands at is left out. */
export const ways = ["raised", "offering", "accepted", "on-the-way", "on-site", "report-due", "waits-part", "waits-customer", "on-hold"] as const;
export const ages = 8;

export function ageingOf(cells: readonly Cell[]): { stands: string; counts: number[] }[] {
  const known: readonly string[] = ways;
  const rows = [...new Set(cells.map(({ stands }) => stands))].sort((one, other) => known.indexOf(one) - known.indexOf(other));
  return rows.map((stands) => ({
    stands,
    counts: Array.from({ length: ages }, (_, age) => cells.find((each) => each.stands === stands && each.age === age)?.count ?? 0),
  }));
}

export interface MorningLine {
  order: string;
  number: string;
  country: string;
  branch: string;
  area: string;
  technician: string | null;
  stands: string;
  urgency: number;
  raisedAt: string;
  dueAt: string | null;
  missing: boolean;
  reminders: number;
  nextStep: string | null;
  nextAt: string | null;
  owner: string | null;
}

/** One area: what the day before was like there, and how it stood when the morning began. */
export interface AreaDay {
  area: string;
  raised: number;
  undispatched: number;
  undispatchedOf: number;
  stillOpen: number;
  unreached: number;
  open: number;
  missing: number;
  onHold: number;
}

/** When mornings begin, and whether the report goes to whoever asks. */
export interface MorningMail {
  hour: string;
  version: number;
  mine: boolean;
  /** There is a mail server. */
  goes: boolean;
}

export interface Morning {
  areas: AreaDay[];
  mornings: { branch: string; day: string; zone: string; madeAt: string }[];
  lines: MorningLine[];
}

export const morningQuery = (day: string) => ({
  queryKey: ["figures", "morning", day],
  queryFn: () => call<Morning>("GET", withQuery("/api/reports/morning", { day })),
});

export const mailQuery = { queryKey: ["figures", "morning-mail"], queryFn: () => call<MorningMail>("GET", "/api/reports/morning/mail") };
export const wantMail = (wanted: boolean) => call<MorningMail>("PUT", "/api/reports/morning/mail", { wanted });
export const changeHour = (hour: string, version: number) => call<MorningMail>("PUT", "/api/reports/morning/hour", { hour: hour || null, version });

export const morningSheet = (day: string): string => withQuery("/api/reports/morning/export", { day, excel: "true" });

/** Lines with the same answer, the most first; what is not known is one group. */
export function grouped(lines: readonly MorningLine[], by: (line: MorningLine) => string): { name: string; lines: number; missing: number }[] {
  const groups = new Map<string, { name: string; lines: number; missing: number }>();
  for (const line of lines) {
    const name = by(line);
    const group = groups.get(name) ?? { name, lines: 0, missing: 0 };
    groups.set(name, { name, lines: group.lines + 1, missing: group.missing + (line.missing ? 1 : 0) });
  }
  return [...groups.values()].sort((one, other) => other.lines - one.lines || one.name.localeCompare(other.name));
}
