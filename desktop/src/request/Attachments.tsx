import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { call, upload } from "../shared/api";
import { number } from "../shared/format";
import { Icon } from "../shared/icons";
import { RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import { useRequest } from "./requests";
import type { Attachment } from "./types";
import { words } from "./words";
import "./beside.css";

interface AttachmentsProps {
  of: string;
  editable: boolean;
}

const accepted = "image/jpeg,image/png,image/webp,application/pdf";

/** Photos and papers of a request: chosen, dropped or pasted; shown with name and size, opened by a press. */
export function Attachments({ of, editable }: AttachmentsProps) {
  const t = words.use();
  const cache = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const list = useRequest(of).data?.attachments ?? [];
  const add = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) await upload(`/api/requests/${of}/attachments`, file);
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["requests", of] }),
  });
  const remove = useMutation({
    mutationFn: ({ id }: Attachment) => call("DELETE", `/api/attachments/${id}`),
    onSettled: () => cache.invalidateQueries({ queryKey: ["requests", of] }),
  });
  useArriving(editable, (files) => add.mutate(files));
  return (
    <div className="col sp attached">
      <div className="row wrap">
        {list.map((each) => (
          <span key={each.id} className="chip">
            <Icon name={each.type === "application/pdf" ? "paper" : "picture"} />
            <a href={`/api/attachments/${each.id}`} target="_blank" rel="noreferrer">
              {each.name}
            </a>
            <span className="meta">{sizeOf(each.size)}</span>
            {editable && (
              <Button className="linklike" aria-label={fill(t.removePaper, { name: each.name })} onPress={() => remove.mutate(each)}>
                <Icon name="cross" />
              </Button>
            )}
          </span>
        ))}
        {editable && (
          <Button className="btn s quiet" aria-busy={add.isPending} onPress={() => add.isPending || chooser.current?.click()}>
            <Icon name="clip" />
            {t.addPaper}
          </Button>
        )}
        {editable && list.length === 0 && <span className="meta">{t.addPaperHelp}</span>}
      </div>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={accepted}
        aria-label={t.addPaper}
        onChange={(event) => {
          add.mutate([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <RefusalNotice of={add.error ?? remove.error} />
    </div>
  );
}

const sizeOf = (bytes: number) => (bytes < 1_000_000 ? `${number(Math.max(1, Math.round(bytes / 1000)))} kB` : `${number(Math.round(bytes / 100_000) / 10)} MB`);

/** Files that are dropped on the page or pasted anywhere on it. Pasted text stays text. */
function useArriving(on: boolean, take: (files: readonly File[]) => void): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  }, [take]);
  useEffect(() => {
    if (!on) return;
    const come = (event: Event, data: DataTransfer | null) => {
      const files = [...(data?.files ?? [])];
      if (files.length === 0 || data?.types.includes("text/plain")) return;
      event.preventDefault();
      latest.current(files);
    };
    const over = (event: DragEvent) => event.dataTransfer?.types.includes("Files") && event.preventDefault();
    const drop = (event: DragEvent) => come(event, event.dataTransfer);
    const paste = (event: ClipboardEvent) => come(event, event.clipboardData);
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    addEventListener("paste", paste);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
      removeEventListener("paste", paste);
    };
  }, [on]);
}
