import { call } from "../../shared/api";
import type { Kept } from "../../shared/edit/rebase";

export type GatewayKind = "http" | "smpp";

export interface Gateway {
  kind: GatewayKind;
  url: string;
  secretKept: boolean;
  host: string;
  port: number;
  tls: boolean;
  systemId: string;
  passwordKept: boolean;
  systemType: string;
  payload: boolean;
  sender: string;
  /** So many texts that callers cause go within an hour to numbers with the same beginning. */
  anHourEach: number;
  enabled: boolean;
  version: number;
}

/** An empty secret or password keeps the one that is there. */
export interface GatewayForm {
  kind: GatewayKind;
  url: string;
  secret: string;
  host: string;
  port: number | null;
  tls: boolean;
  systemId: string;
  password: string;
  systemType: string;
  payload: boolean;
  sender: string;
  anHourEach: number | null;
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
  carrier?: "outbox" | "gateway" | "pager" | "mail" | null;
  /** Of a mail. */
  subject?: string | null;
  deliveredAt?: string | null;
  /** What the network said of it later. */
  receipt?: string | null;
  /** How many messages the network counts for it. */
  segments?: number;
  /** The beginning of numbers to which too many went; it waits for that, or was given up for it. */
  heldFor?: string | null;
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

export const keptGateway = ({ secretKept: _secret, passwordKept: _password, version, ...shown }: Gateway): Kept<GatewayForm> => ({
  values: { ...shown, secret: "", password: "" },
  version,
});

export const getGateway = () => call<Gateway>("GET", "/api/gateway/sms");
export const changeGateway = ({ secret, password, ...form }: GatewayForm, version: number) =>
  call<Gateway>("PUT", "/api/gateway/sms", { ...form, ...(secret ? { secret } : {}), ...(password ? { password } : {}), version });
export const sendTest = (to: { technician: string } | { number: string }) => call<{ sent: boolean; outbox: string }>("POST", "/api/gateway/sms/test", to);
