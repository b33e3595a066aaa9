import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Refusal } from "../shared/api";
import { EmptyState } from "../shared/parts/EmptyState";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { words } from "./words";

/** One thing from the server: on its way, not there, refused, or here. */
export function One<Thing>({ of, children }: { of: UseQueryResult<Thing>; children: (thing: Thing) => ReactNode }) {
  const t = words.use();
  if (of.data !== undefined) return children(of.data);
  if (of.error instanceof Refusal && of.error.status === 404) {
    return (
      <EmptyState icon="search" title={t.notThere}>
        {t.notThereHelp}
      </EmptyState>
    );
  }
  return of.error ? <RefusalNotice of={of.error} /> : <Skeleton rows={5} />;
}
