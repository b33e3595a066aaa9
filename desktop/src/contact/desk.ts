import { useQuery } from "@tanstack/react-query";
import { call } from "../shared/api";
import type { Desk, Person, Reason, UnitCard } from "./types";

/** The own state, the contact in hand and the queue; the live socket writes newer ones into the same place. */
export const deskQuery = { queryKey: ["desk"], queryFn: () => call<Desk>("GET", "/api/desk"), staleTime: Infinity };

export const useDesk = (on = true) => useQuery({ ...deskQuery, enabled: on });

export const goReady = () => call("POST", "/api/desk/ready", {});
export const goNotReady = (reason: Reason) => call("POST", "/api/desk/not-ready", { reason });

export const chooseUnit = (contact: string, unit: UnitCard["id"] | null) => call("PUT", `/api/contacts/${contact}/unit`, { unit });
export const chooseCaller = (contact: string, { id, customer }: Person) =>
  call("PUT", `/api/contacts/${contact}/caller`, id ? { person: id } : { customer: customer.id });
