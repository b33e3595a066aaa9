import { call } from "../../shared/api";
import type { Kept } from "../../shared/edit/rebase";

export type RelayKind = "snpp" | "tap" | "smtp";
export type Security = "none" | "starttls" | "tls";

/** One gateway and how it fares; that of texts has no name. */
export interface GatewayShown {
  id: string;
  name: string;
  kind: "http" | "smpp" | RelayKind;
  enabled: boolean;
  /** Null for one to which no connection is kept. */
  connected: boolean | null;
  succeededAt: string | null;
  failedAt: string | null;
  failure: string | null;
  waiting: number;
  thisMinute: number;
  aMinute: number;
  lastDay: number;
  aDay: number;
}

/** An empty password keeps the one that is there. */
export interface RelayForm {
  kind: RelayKind;
  name: string;
  host: string;
  port: number | null;
  security: Security;
  login: string;
  password: string;
  sender: string;
  longest: number | null;
  aMinute: number | null;
  aDay: number | null;
  enabled: boolean;
}

export interface Relay extends Omit<RelayForm, "password"> {
  id: string;
  passwordKept: boolean;
  version: number;
}

export const ports: Record<RelayKind, number> = { snpp: 444, tap: 3001, smtp: 587 };

export const securitiesOf: Record<RelayKind, readonly Security[]> = { snpp: ["none", "tls"], tap: ["none"], smtp: ["starttls", "tls", "none"] };

export const newRelay: RelayForm = {
  kind: "snpp",
  name: "",
  host: "",
  port: ports.snpp,
  security: "none",
  login: "",
  password: "",
  sender: "",
  longest: 240,
  aMinute: 120,
  aDay: 10_000,
  enabled: true,
};

/** Another kind has its own port and its own ways to encrypt. */
export const ofKind = (kind: RelayKind): Partial<RelayForm> => ({ kind, port: ports[kind], security: securitiesOf[kind][0] ?? "none" });

export const keptRelay = ({ id: _, passwordKept: __, version, ...values }: Relay): Kept<RelayForm> => ({ values: { ...values, password: "" }, version });

export function stateOf({ enabled, connected }: Pick<GatewayShown, "enabled" | "connected">): "off" | "connected" | "cut" | "on" {
  if (!enabled) return "off";
  return connected === null ? "on" : connected ? "connected" : "cut";
}

export const relayQuery = (id: string) => ({ queryKey: ["gateway", "one", id], queryFn: () => call<Relay>("GET", `/api/gateways/${id}`) });
export const addRelay = (form: RelayForm) => call<Relay>("POST", "/api/gateways", form);
export const changeRelay = (id: string, form: RelayForm, version: number) => call<Relay>("PUT", `/api/gateways/${id}`, { ...form, version });
export const tryRelay = (id: string, to: string) => call("POST", `/api/gateways/${id}/test`, { to });
