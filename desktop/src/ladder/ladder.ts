import { call, type Page } from "../shared/api";
import type { Priority } from "../shared/order";

export const whos = ["route", "on-call", "backup", "neighbour", "team-lead", "supervisor", "duty-manager", "subcontractor", "rescue"] as const;
export type Who = (typeof whos)[number];
/** Those that are given to somebody by name. */
export const posted = ["route", "team-lead", "supervisor", "duty-manager", "subcontractor"] as const satisfies readonly Who[];

export const channels = ["app", "text", "voice", "mail", "pager"] as const;
export type Channel = (typeof channels)[number];

export interface Way {
  channel: Channel;
  seconds: number | null;
}

/** One step: whom, over which channels one after the other, and how many at the same time. */
export interface Rung {
  who: Who[];
  ways: Way[];
  atOnce: number | null;
}

export interface Ladder {
  rungs: Rung[];
  seats: number;
  /** Null is never. */
  replaceMinutes: number | null;
}

export interface Rule {
  id: string;
  name: string;
  priority: Priority | null;
  area: string | null;
  customer: { id: string; name: string } | null;
  ladder: Ladder;
  version: number;
}

export interface AllLadders {
  rules: Rule[];
  usual: { priority: Priority; ladder: Ladder }[];
}

export const allLadders = { queryKey: ["ladders"], queryFn: () => call<AllLadders>("GET", "/api/ladders") };
export const oneLadder = (id: string) => ({ queryKey: ["ladders", id], queryFn: () => call<Rule>("GET", `/api/ladders/${id}`) });
export const removeLadder = (id: string) => call("DELETE", `/api/ladders/${id}`);

/** What the server takes of a ladder that is being written. */
export interface LadderSent extends Ladder {
  name: string;
  priority: number | null;
  area: string;
  customer: string | null;
}

export const addLadder = (sent: LadderSent) => call<Rule>("POST", "/api/ladders", sent);
export const changeLadder = (id: string, sent: LadderSent, version: number) => call<Rule>("PUT", `/api/ladders/${id}`, { ...sent, version });

/** One thing that would happen. */
export interface Played {
  at: string;
  what: "asked" | "asked-again" | "no-cover" | "call-rescue" | "nobody-left";
  rung: number | null;
  who: Who[];
  technician: string | null;
  channel: Channel | null;
  seconds: number | null;
}

export interface Rehearsal {
  ladder: Ladder;
  from: string;
  zone: string;
  steps: Played[];
}

/** `at` is on the clocks of the place, such as `2026-11-29T02:00`. */
export const rehearse = (question: { priority: number; area: string; customer: string | null; at: string; ladder: LadderSent | null }) =>
  call<Rehearsal>("POST", "/api/ladders/rehearsal", question);

export interface Post {
  id: string;
  who: (typeof posted)[number];
  area: string | null;
  technician: { id: string; name: string; active: boolean };
  rank: number;
  /** 1 is Monday. */
  days: number[];
  begins: string | null;
  ends: string | null;
}

export const allPosts = { queryKey: ["posts"], queryFn: () => call<Page<Post>>("GET", "/api/posts") };
export const givePost = (form: { who: string; area: string; technician: string; rank: number | null; days: number[]; begins: string | null; ends: string | null }) =>
  call<Post>("POST", "/api/posts", form);
export const takePost = (id: string) => call("DELETE", `/api/posts/${id}`);

export interface Neighbours {
  area: string;
  neighbours: string[];
}

export const allNeighbours = { queryKey: ["neighbours"], queryFn: () => call<Page<Neighbours>>("GET", "/api/neighbours") };
export const setNeighbours = (area: string, neighbours: string[]) =>
  call<Page<Neighbours>>("PUT", `/api/neighbours/${encodeURIComponent(area)}`, { neighbours });

/** The climb of an order as it stands; `at` counts from 1. */
export interface Climb {
  steps: (Rung & { names: string[] })[];
  at: number;
  seats: number;
  taken: number;
  asking: boolean;
}

export const climbOf = (order: string) => call<{ stands: Climb | null }>("GET", `/api/orders/${order}/climb`).then(({ stands }) => stands);
export const jump = (order: string, rung: number) => call("POST", `/api/orders/${order}/jump`, { rung });
export const passOn = (order: string) => call("POST", `/api/orders/${order}/pass-on`, {});
export const needSeats = (order: string, seats: number) => call("POST", `/api/orders/${order}/seats`, { seats });

/** Another place in the list; nothing moves beyond the ends. */
export function moved<Thing>(list: readonly Thing[], from: number, to: number): Thing[] {
  const next = [...list];
  const [thing] = next.splice(from, 1);
  if (thing === undefined || to < 0 || to > next.length) return [...list];
  next.splice(to, 0, thing);
  return next;
}
