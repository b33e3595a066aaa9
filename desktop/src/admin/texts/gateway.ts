import { call } from "../../shared/api";
import type { Kept } from "../../shared/edit/rebase";

export interface Gateway {
  url: string;
  secretKept: boolean;
  sender: string;
  enabled: boolean;
  version: number;
}

/** An empty secret keeps the one that is there. */
export interface GatewayForm {
  url: string;
  sender: string;
  secret: string;
  enabled: boolean;
}

export interface SentText {
  id: string;
  to: string;
  words: string;
  state: "waiting" | "sending" | "sent" | "delivered" | "undelivered" | "failed" | "withdrawn";
  writtenAt: string;
  dueAt: string;
  attempts: number;
  answer: string | null;
  sentAt: string | null;
  /** Who carried it: the gateway, or the outbox itself while there is none. */
  carrier?: "outbox" | "gateway" | null;
  deliveredAt?: string | null;
  /** What the network said of it later. */
  receipt?: string | null;
  /** How many messages the network counts for it. */
  segments?: number;
  about?: { kind: "order" | "request"; id: string } | null;
}

/** What somebody wrote back and no room understood. */
export interface Reply {
  id: string;
  from: string;
  words: string;
  at: string;
}

/** What a gateway sent that could not be read. */
export interface Unreadable {
  id: string;
  body: string;
  reason: string;
  times: number;
  lastAt: string;
}

export const keptGateway = ({ url, sender, enabled, version }: Gateway): Kept<GatewayForm> => ({
  values: { url, sender, secret: "", enabled },
  version,
});

export const getGateway = () => call<Gateway>("GET", "/api/gateway/sms");
export const changeGateway = ({ secret, ...form }: GatewayForm, version: number) =>
  call<Gateway>("PUT", "/api/gateway/sms", { ...form, ...(secret ? { secret } : {}), version });
export const sendTest = (to: { technician: string } | { number: string }) => call<{ sent: boolean; outbox: string }>("POST", "/api/gateway/sms/test", to);
