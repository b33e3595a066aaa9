import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { call, type Page } from "../../shared/api";
import { dayAndTime, phone } from "../../shared/format";
import { Card } from "../../shared/parts/Card";
import { Chip } from "../../shared/parts/Chip";
import { RefusalNotice } from "../../shared/refused";
import { words } from "../words";
import type { Reply } from "./gateway";

/** What people wrote back and the program did not understand, until somebody has read it. Nothing is drawn while there is nothing. */
export function RepliesCard() {
  const t = words.use();
  const cache = useQueryClient();
  const replies = useQuery({ queryKey: ["outbox", "replies"], queryFn: () => call<Page<Reply>>("GET", "/api/outbox/replies") });
  const read = useMutation({
    mutationFn: ({ id }: Reply) => call("POST", `/api/outbox/replies/${id}/read`),
    onSettled: () => cache.invalidateQueries({ queryKey: ["outbox", "replies"] }),
  });
  const found = replies.data?.items ?? [];
  if (found.length === 0) return <RefusalNotice of={replies.error} />;
  return (
    <Card title={t.outbox.replies} icon="bubble" aside={<Chip tone="high">{replies.data?.next ? `${found.length}+` : found.length}</Chip>}>
      <p className="t2 dense">{t.outbox.repliesHelp}</p>
      <ul className="lines dense">
        {found.map((each) => (
          <li key={each.id} className="row">
            <div className="sp">
              <span className="meta">{`${dayAndTime(each.at)} · ${phone(each.from)}`}</span>
              <div dir="auto">{each.words}</div>
            </div>
            <Button className="btn s" aria-label={`${t.outbox.replyRead}: ${each.words}`} isDisabled={read.isPending} onPress={() => read.mutate(each)}>
              {t.outbox.replyRead}
            </Button>
          </li>
        ))}
      </ul>
      <RefusalNotice of={read.error} />
    </Card>
  );
}
