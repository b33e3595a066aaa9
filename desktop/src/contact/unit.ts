import { useQuery } from "@tanstack/react-query";
import { call, withQuery, type Page } from "../shared/api";
import type { ContactRow, UnitCard } from "./types";

/** A unit's card: the one that was pushed with the contact, else as the server knows it. */
export function useUnit(id: string | null, pushed: readonly UnitCard[]): { unit: UnitCard | null; isComing: boolean; failure: unknown } {
  const known = pushed.find((each) => each.id === id) ?? null;
  const asked = useQuery({ queryKey: ["units", id, "card"], queryFn: () => load(id ?? ""), enabled: id !== null && known === null });
  return { unit: known ?? (id ? (asked.data ?? null) : null), isComing: id !== null && known === null && asked.isPending, failure: asked.error };
}

async function load(id: string): Promise<UnitCard> {
  const [unit, contacts] = await Promise.all([
    call<Omit<UnitCard, "history" | "repeat">>("GET", `/api/units/${id}`),
    call<Page<ContactRow>>("GET", withQuery("/api/contacts", { unit: id, limit: 20 })),
  ]);
  const history = contacts.items.map((row) => ({ at: row.openedAt, kind: row.answeredAt ? "call" : "abandoned", words: "", contact: row.id, order: null, technician: null }));
  return { ...unit, history, repeat: null };
}
