import { useQuery, type QueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { call, Refusal } from "./api";
import { isLanguage, language, letters, theme, type Language, type Theme } from "./preferences";
import type { Role } from "./roles";

export interface Session {
  user: { id: string; name: string; email: string; language: Language; theme: Theme; lettersOff?: boolean; roles: Role[]; branch: string; mayBreakGlass?: boolean };
  company: { name: string };
  /** Opens nothing but the registration of the passkey that her roles need. */
  onlyToRegister?: boolean;
  /** Wider rights that she took for a while; `roles` and `branch` of the user count them in. */
  breakGlass?: { roles: Role[]; wholeCompany: boolean; reason: string; endsAt: string } | null;
}

/** Remembers that somebody signed in here, so that a first visit asks the server nothing that it must refuse. */
const wasIn = "throughline.was-in";

/** Whose things lie in this browser. */
export const lastSignedIn = (): string => localStorage.getItem(wasIn) ?? "";

/** Who is signed in; null is nobody. */
export const sessionQuery = {
  queryKey: ["session"],
  queryFn: () =>
    localStorage.getItem(wasIn) === null
      ? null
      : call<Session>("GET", "/api/session").then(asTheyLike, (failure: unknown) => {
          if (failure instanceof Refusal && failure.status === 401) return null;
          throw failure;
        }),
  staleTime: Infinity,
};

export const useSession = () => useQuery(sessionQuery);

/** The signed-in person; only below the sign-in. */
export const useMe = (): Session["user"] => useEntered().user;

/** The wider rights that she has for now; only below the sign-in. */
export const useFurther = (): Session["breakGlass"] => useEntered().breakGlass;

/** The company's name; only below the sign-in. */
export const useCompany = (): string => useEntered().company.name;

/**
 * Whose screen it is. Her screen has her until it goes, all of it at once: what still moves on it in the moment in which she leaves must not find
 * nobody there.
 */
export const Entered = createContext<Session | null>(null);

function useEntered(): Session {
  const session = useContext(Entered);
  if (!session) throw new Error("nobody is signed in");
  return session;
}

/** Starts the desktop for this person, in the way their profile wants it. */
export function enter(cache: QueryClient, session: Session): void {
  localStorage.setItem(wasIn, session.user.id);
  cache.setQueryData(sessionQuery.queryKey, asTheyLike(session));
}

/** Language, look and keys of the profile win over what this browser remembers. */
function asTheyLike(session: Session): Session {
  const { user } = session;
  if (isLanguage(user.language)) language.set(user.language);
  if (user.theme) theme.set(user.theme);
  letters.set(user.lettersOff ? "off" : "on");
  return session;
}

/** Forgets everything that the last person saw. */
export function leave(cache: QueryClient): void {
  cache.removeQueries({ predicate: (query) => query.queryKey[0] !== "session" });
  localStorage.removeItem(wasIn);
  cache.setQueryData(sessionQuery.queryKey, null);
}

export async function keepPreferences(): Promise<void> {
  await call("PUT", "/api/session/preferences", {
    language: language.now(),
    theme: theme.now(),
    lettersOff: letters.now() === "off",
  });
}
