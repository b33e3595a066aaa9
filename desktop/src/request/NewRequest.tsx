import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation } from "wouter";
import { Page } from "../shared/parts/Page";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { withoutContact } from "./requests";
import { words } from "./words";

/** Begins a request that nobody rang about, and goes to its form. */
export default function NewRequest() {
  const t = words.use();
  const [, go] = useLocation();
  const begin = useMutation({ mutationFn: withoutContact, onSuccess: ({ id }) => go(`/desk/r/${id}`, { replace: true }) });
  useEffect(() => begin.mutate(), []); // eslint-disable-line react-hooks/exhaustive-deps -- once
  return (
    <Page title={t.request}>
      <RefusalNotice of={begin.error} />
      {!begin.error && <Skeleton rows={6} />}
    </Page>
  );
}
