import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { help } from "../orders/orders";
import type { UnreachedOrder } from "../orders/types";
import { ageInHours } from "../shared/format";
import { useSecondsSince } from "../shared/now";
import { useMe } from "../shared/session";
import { RefusalNotice } from "../shared/refused";
import { count, fill } from "../shared/wording";
import { words } from "./words";

/** Why an order reaches nobody, and for how long. */
export function WhyUnreached({ of }: { of: UnreachedOrder }) {
  const t = words.use();
  const seconds = useSecondsSince(of.since);
  return (
    <>
      {count(t.whyUnreached[of.why], of.why === "phones-off" || of.why === "no-reply" ? of.times : of.people)}, {ageInHours(seconds)}
    </>
  );
}

/** What may help an order that reaches nobody, done with one press; what the server refuses is said beside it. */
export function RemedyButton({ of }: { of: UnreachedOrder }) {
  const t = words.use();
  const cache = useQueryClient();
  const decides = useMe().roles.some((role) => role === "dispatcher" || role === "supervisor" || role === "agent");
  const helping = useMutation({
    mutationFn: () => help(of.id, of.remedy),
    onSettled: () => Promise.all(["orders", "dispatch"].map((topic) => cache.invalidateQueries({ queryKey: [topic] }))),
  });
  if (!decides) return null;
  return (
    <span className="remedy">
      <Button className="btn s" aria-label={fill(t.remedyOf, { what: t.remedies[of.remedy], order: of.number })} isDisabled={helping.isPending} onPress={() => helping.mutate()}>
        {t.remedies[of.remedy]}
      </Button>
      <RefusalNotice of={helping.error} />
    </span>
  );
}
