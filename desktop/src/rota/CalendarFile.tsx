import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { Button } from "react-aria-components";
import { upload } from "../shared/api";
import { Icon } from "../shared/icons";
import { RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import type { AbsenceKind } from "./rota";
import { words } from "./words";

/** When somebody is away, out of the calendar in which it stands already. */
export function CalendarFile({ technician, kind }: { technician: string; kind: AbsenceKind }) {
  const t = words.use().calendarFile;
  const cache = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const read = useMutation({
    mutationFn: (file: File) =>
      upload<{ added: number; known: number }>(`/api/technicians/${technician}/absences?${new URLSearchParams({ kind, zone })}`, file),
    onSuccess: () => {
      for (const topic of ["rotas", "absences"]) void cache.invalidateQueries({ queryKey: [topic] });
    },
  });
  return (
    <div className="col">
      <input
        ref={field}
        type="file"
        hidden
        accept=".ics,text/calendar"
        aria-label={t.choose}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) read.mutate(file);
        }}
      />
      <div className="row wrap">
        <Button className="btn" isDisabled={technician === ""} aria-busy={read.isPending} onPress={() => read.isPending || field.current?.click()}>
          <Icon name="paper" />
          {t.choose}
        </Button>
        <span role="status" className="meta">
          {read.data ? fill(t.done, { added: String(read.data.added), known: String(read.data.known) }) : t.help}
        </span>
      </div>
      <RefusalNotice of={read.error} />
    </div>
  );
}
