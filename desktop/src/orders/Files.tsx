import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { Button } from "react-aria-components";
import { upload } from "../shared/api";
import { dayAndTime } from "../shared/format";
import { Icon } from "../shared/icons";
import { isOver } from "../shared/order";
import { Card } from "../shared/parts/Card";
import { RefusalNotice } from "../shared/refused";
import type { Attachment, OrderCard } from "./types";
import { words } from "./words";

/** Photos and papers of the order and of the requests that led to it. */
export function Files({ of: order }: { of: OrderCard }) {
  const t = words.use();
  const cache = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const add = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) await upload(`/api/orders/${order.id}/attachments`, file);
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["orders", order.id] }),
  });
  return (
    <Card
      title={t.files}
      icon="paper"
      aside={
        !isOver(order.state) && (
          <Button className="btn s" aria-busy={add.isPending} onPress={() => field.current?.click()}>
            <Icon name="plus" />
            {t.addFile}
          </Button>
        )
      }
    >
      <input
        ref={field}
        type="file"
        hidden
        multiple
        accept="image/jpeg,image/png,image/webp,application/pdf"
        aria-label={t.addFile}
        onChange={(event) => {
          add.mutate([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <RefusalNotice of={add.error} />
      {order.attachments.length === 0 && <p className="t2 dense">{t.noFiles}</p>}
      <ul className="files">
        {order.attachments.map((file) => (
          <li key={file.id}>{file.type.startsWith("audio/") ? <Sound of={file} /> : <Shown file={file} />}</li>
        ))}
      </ul>
    </Card>
  );
}

function Shown({ file: { id, name, type, at, by, of } }: { file: Attachment }) {
  const t = words.use();
  return (
    <a href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
      {type.startsWith("image/") ? (
        <img src={`/api/attachments/${id}`} alt="" loading="lazy" />
      ) : (
        <span className="paper">
          <Icon name="paper" size="xl" />
        </span>
      )}
      <span className="ell">{name}</span>
      <span className="meta">{[by, dayAndTime(at), of === "request" && t.fromRequest].filter(Boolean).join(", ")}</span>
    </a>
  );
}

/** What a technician said, played here. */
function Sound({ of: { id, at, by } }: { of: Attachment }) {
  const t = words.use();
  return (
    <div className="sound">
      <audio controls preload="none" src={`/api/attachments/${id}`} aria-label={t.voiceNote} />
      <span className="meta">{[t.voiceNote, by, dayAndTime(at)].join(", ")}</span>
    </div>
  );
}
