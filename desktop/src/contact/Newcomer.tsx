import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Button } from "react-aria-components";
import { call } from "../shared/api";
import { Select } from "../shared/parts/Select";
import { TextField } from "../shared/parts/TextField";
import { fieldSentences, RefusalNotice } from "../shared/refused";
import { countries } from "../shared/countries";
import { words as shared } from "../shared/words";
import type { ContactCard } from "./types";
import { words } from "./words";

export interface Place {
  id: string;
  name: string;
}

interface NewcomerProps {
  contact: ContactCard;
  /** The address that was noted with them, for the request. */
  atPlace: (site: Place) => void;
}

const nothing = { name: "", organisation: "", street: "", postcode: "", city: "", country: "" };

/** A caller whom nobody knows becomes a prospect, with the address that they ring about. */
export function Newcomer({ contact, atPlace }: NewcomerProps) {
  const t = words.use();
  const common = shared.use();
  const [isOpen, open] = useState(false);
  const [noted, note] = useState(nothing);
  const save = useMutation({
    mutationFn: () => call<{ site: Place | null }>("POST", `/api/contacts/${contact.id}/newcomer`, noted),
    onSuccess: ({ site }) => site && atPlace(site),
  });
  if (!isOpen) {
    return (
      <div>
        <Button className="btn s" onPress={() => open(true)}>
          {t.noteWhoItIs}
        </Button>
      </div>
    );
  }
  const wrong = fieldSentences(save.error);
  const field = (of: keyof typeof nothing) => ({
    label: t.newcomer[of],
    value: noted[of],
    onChange: (value: string) => note({ ...noted, [of]: value }),
    error: wrong[of],
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  return (
    <form className="col" aria-label={t.noteWhoItIs} noValidate onSubmit={send}>
      <TextField {...field("name")} isRequired autoFocus />
      <TextField {...field("organisation")} />
      <p className="dense t2">{t.newcomerPlaceHelp}</p>
      <TextField {...field("street")} />
      <div className="row">
        <TextField {...field("postcode")} />
        <TextField {...field("city")} />
      </div>
      <Select {...field("country")} choices={countries()} empty={t.newcomerSameCountry} />
      {Object.keys(wrong).length === 0 && <RefusalNotice of={save.error} />}
      <div className="row">
        <Button type="submit" className="btn s filled" aria-busy={save.isPending}>
          {common.save}
        </Button>
        <Button className="btn s" onPress={() => open(false)}>
          {common.cancel}
        </Button>
      </div>
    </form>
  );
}
