import { call } from "../../shared/api";
import { wholeCompany } from "../../shared/branches";
import type { Kept } from "../../shared/edit/rebase";

/** Another system that is told. */
export interface Subscription {
  id: string;
  name: string;
  url: string;
  kinds: string[];
  branch: string;
  state: "on" | "off" | "paused";
  pausedAt: string | null;
  pausedWhy: "failing" | "gone" | null;
  failingSince: string | null;
  oldSecretUntil: string | null;
  waiting: number;
  dead: number;
  version: number;
}

export interface SubscriptionForm {
  name: string;
  url: string;
  kinds: string[];
  branch: string;
  on: boolean;
}

/** One event on its way to one subscription. */
export interface Delivery {
  id: string;
  subscription: string;
  subscriptionName: string;
  subject: string;
  kind: string;
  state: "waiting" | "sending" | "delivered" | "dead";
  /** An earlier one of the same thing has not arrived yet. */
  heldBack: boolean;
  writtenAt: string;
  dueAt: string;
  attempts: number;
  settledAt: string | null;
  status: number | null;
  answer: string | null;
  /** The code of a refusal, where nobody answered. */
  trouble: string | null;
}

/** What came of a try; `trouble` as above. */
export interface Tried {
  arrived: boolean;
  status: number | null;
  answer: string | null;
  trouble: string | null;
}

export interface Kind {
  type: string;
  fields: string[];
}

/** Another system that tells us. */
export interface Sender {
  id: string;
  name: string;
  enabled: boolean;
  perMinute: number;
  oldSecretUntil: string | null;
  version: number;
}

/** A number field that was emptied is null. */
export interface SenderForm {
  name: string;
  enabled: boolean;
  perMinute: number | null;
}

/** What another system told us. */
export interface Message {
  id: string;
  sender: string;
  theirId: string;
  kind: string | null;
  trouble: string | null;
  body: string;
  bytes: number;
  receivedAt: string;
}

export const newSubscription: SubscriptionForm = { name: "", url: "", kinds: [], branch: wholeCompany, on: true };
export const newSender: SenderForm = { name: "", enabled: true, perMinute: 60 };

export const keptSubscription = ({ name, url, kinds, branch, state, version }: Subscription): Kept<SubscriptionForm> => ({
  values: { name, url, kinds, branch, on: state !== "off" },
  version,
});

export const keptSender = ({ name, enabled, perMinute, version }: Sender): Kept<SenderForm> => ({ values: { name, enabled, perMinute }, version });

/** The kinds by what they are about, in the order in which they came: `order` → raised, accepted … */
export function byThing(kinds: readonly string[]): [string, string[]][] {
  const things = new Map<string, string[]>();
  for (const type of kinds) {
    const thing = shortOf(type).split(".")[0] ?? "";
    things.set(thing, [...(things.get(thing) ?? []), type]);
  }
  return [...things];
}

/** Without the word that all of them begin with. */
export const shortOf = (type: string): string => type.replace(/^throughline\./, "");

/** Where the other system sends to. */
export const addressOf = (name: string, origin: string): string => `${origin}/api/webhooks/${name}`;

export const kindsQuery = { queryKey: ["webhooks", "kinds"], queryFn: () => call<Kind[]>("GET", "/api/webhook-kinds") };
export const subscriptionQuery = (id: string) => ({ queryKey: ["webhooks", "subscription", id], queryFn: () => call<Subscription>("GET", `/api/webhook-subscriptions/${id}`) });
export const senderQuery = (id: string) => ({ queryKey: ["webhooks", "sender", id], queryFn: () => call<Sender>("GET", `/api/webhook-senders/${id}`) });

export const addSubscription = (form: SubscriptionForm) => call<{ subscription: Subscription; secret: string }>("POST", "/api/webhook-subscriptions", form);
export const changeSubscription = (id: string, form: SubscriptionForm, version: number) => call<Subscription>("PUT", `/api/webhook-subscriptions/${id}`, { ...form, version });
export const trySubscription = (id: string) => call<Tried>("POST", `/api/webhook-subscriptions/${id}/test`);
export const replayAll = (id: string) => call<{ many: number }>("POST", `/api/webhook-subscriptions/${id}/replay`);
export const replay = (id: string) => call("POST", `/api/webhook-deliveries/${id}/replay`);
export const addSender = (form: SenderForm) => call<{ sender: Sender; secret: string }>("POST", "/api/webhook-senders", form);
export const changeSender = (id: string, form: SenderForm, version: number) => call<Sender>("PUT", `/api/webhook-senders/${id}`, { ...form, version });

/** A new secret of either, and what is forgotten with it. @param at such as `webhook-senders` */
export const replaceSecret = (at: string, id: string) => call<{ secret: string }>("POST", `/api/${at}/${id}/secret`);
export const remove = (at: string, id: string) => call("DELETE", `/api/${at}/${id}`);
