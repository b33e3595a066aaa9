import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { Icon } from "../shared/icons";
import { TextField } from "../shared/parts/TextField";
import { RefusalNotice } from "../shared/refused";
import { showMedical } from "./requests";
import type { Form } from "./useForm";
import { words } from "./words";

/** A remark that is kept: its words come when somebody asks to see them, and the server writes down who did. */
export function MedicalRemark({ of, onShown }: { of: string; onShown?: (words: string) => void }) {
  const t = words.use();
  const look = useMutation({ mutationFn: () => showMedical(of), onSuccess: (remark) => onShown?.(remark.words) });
  return (
    <div className="row wrap">
      <Icon name="warning" />
      {look.data && !onShown ? (
        <p className="said sp">
          <b>{t.medical}:</b> {look.data.words}
        </p>
      ) : (
        <>
          <span className="sp">{t.medicalKept}</span>
          <Button className="btn s" aria-busy={look.isPending} onPress={() => look.isPending || look.mutate()}>
            {t.showMedical}
          </Button>
        </>
      )}
      <RefusalNotice of={look.error} />
    </div>
  );
}

/** Where an agent notes it, apart from the words that everybody who is asked reads. What she typed stays in view as long as the form does. */
export function MedicalField({ form: { kept, keeping, editable } }: { form: Form }) {
  const t = words.use();
  const { card, draft } = kept;
  const [typed, setTyped] = useState<string | null>(null);
  const [isWanted, setWanted] = useState(false);
  const said = draft.medical ?? typed;
  if (said === null && card.medical) return <MedicalRemark of={card.id} onShown={setTyped} />;
  if (!editable && said === null) return null;
  if (said === null && !isWanted && draft.safety.trapped !== "yes" && draft.safety.hurt !== "yes") {
    return (
      <Button className="btn s quiet" onPress={() => setWanted(true)}>
        {t.medical}
      </Button>
    );
  }
  return (
    <TextField
      label={t.medical}
      hint={t.medicalHint}
      autoFocus={isWanted}
      maxLength={500}
      value={said ?? ""}
      onChange={(remark) => {
        setTyped(remark);
        keeping.change({ medical: remark });
      }}
      isReadOnly={!editable}
    />
  );
}
