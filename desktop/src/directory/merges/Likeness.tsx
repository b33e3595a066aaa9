import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { call } from "../../shared/api";
import { dayAndTime } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { Notice } from "../../shared/parts/Notice";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { useMayEdit } from "../mayEdit";
import { merges as words } from "../words/merges";
import { addressOf, leftSaid, reasonsSaid, undo, type Duplicate, type Merge } from "./merges";
import "./merges.css";

interface Found {
  duplicates: Duplicate[];
  merges: Merge[];
}

/** Quiet lines on a customer's page: whom it and its people look like, and what became one with them. Nothing is drawn while nothing is known. */
export function Likeness({ customer }: { customer: string }) {
  const t = words.use();
  const mayEdit = useMayEdit();
  const cache = useQueryClient();
  const found = useQuery({ queryKey: ["duplicates", "of", customer], queryFn: () => call<Found>("GET", `/api/customers/${customer}/likeness`) });
  const part = useMutation({
    mutationFn: async (merge: Merge) => leftSaid(merge.kind, await undo(merge.id)),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ["customers"] });
      await cache.invalidateQueries({ queryKey: ["duplicates"] });
    },
  });
  const { duplicates = [], merges = [] } = found.data ?? {};
  return (
    <>
      <RefusalNotice of={found.error ?? part.error} />
      {part.isSuccess && (
        <Notice tone="ok">
          {t.undone} {part.data}
        </Notice>
      )}
      {(duplicates.length > 0 || merges.length > 0) && (
        <ul className="likeness dense">
          {duplicates.map((pair) => {
            const stranger = pair.kind === "person" ? null : pair.one.id === customer ? pair.other : pair.one;
            return (
              <li key={pair.id} className="row wrap">
                <Icon name="people" />
                <span>
                  {stranger ? fill(t.looksLike, { name: `${stranger.name} ${stranger.number}` }) : `${pair.one.name}: ${fill(t.looksLike, { name: pair.other.name })}`}{" "}
                  <span className="meta">{reasonsSaid(pair.reasons).join(" · ")}</span>
                </span>
                <Link href={addressOf(pair.kind, pair.one.id, pair.other.id)}>{t.compare}</Link>
              </li>
            );
          })}
          {merges.map((merge) => (
            <li key={merge.id} className="row wrap">
              <Icon name="link" />
              <span>
                {fill(merge.by ? t.mergedFromBy : t.mergedFrom, {
                  name: merge.kind === "customer" ? `${merge.merged.name} ${merge.number}` : merge.merged.name,
                  by: merge.by?.name ?? "",
                  time: dayAndTime(merge.at),
                })}
              </span>
              {mayEdit && (
                <Button className="btn s quiet" aria-label={`${t.undo}: ${merge.merged.name}`} aria-busy={part.isPending} onPress={() => part.isPending || part.mutate(merge)}>
                  {t.undo}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
