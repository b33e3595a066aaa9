import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useLocation } from "wouter";
import { guideWords } from "../../alarm/words/guide";
import { dayAndTime } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { Card } from "../../shared/parts/Card";
import { Chip } from "../../shared/parts/Chip";
import { Select } from "../../shared/parts/Select";
import { TextField } from "../../shared/parts/TextField";
import { fieldSentences, RefusalNotice } from "../../shared/refused";
import { useMe } from "../../shared/session";
import { fill } from "../../shared/wording";
import { words as shared } from "../../shared/words";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { words } from "../words";
import { GuideText } from "./GuideText";
import { allGuides, approve, draftOf, put, remove, save, type GuideVersion } from "./guide";
import { meantFor } from "./GuidesPage";

/** One version: read in every language, copied to a draft, written, and approved by somebody else. */
export default function GuidePage({ params: { id = "" } }: { params: Record<string, string> }) {
  const t = guideWords.use();
  const guides = useQuery(allGuides);
  const found = guides.data?.find((each) => each.id === id);
  return (
    <AdminPage section="guides" title={found ? `${meantFor(found)}, ${fill(t.version, { n: found.version })}` : t.one} one>
      <One of={guides}>{() => (found ? <Shown key={`${found.id} ${found.revision}`} of={found} /> : words.now().notThere)}</One>
    </AdminPage>
  );
}

function Shown({ of }: { of: GuideVersion }) {
  const t = guideWords.use();
  const me = useMe();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const [guide, write] = useState(of.guide);
  const again = () => cache.invalidateQueries({ queryKey: allGuides.queryKey });
  const saving = useMutation({ mutationFn: () => save(of, guide), onSuccess: again });
  const approving = useMutation({ mutationFn: () => approve(of.id), onSuccess: again });
  const removing = useMutation({
    mutationFn: () => remove(of.id),
    onSuccess: async () => {
      go("/admin/guides", { replace: true });
      await again();
    },
  });
  const isDraft = of.state === "draft";
  const isChanged = guide !== of.guide;
  return (
    <div className="two">
      <GuideText guide={guide} errors={fieldSentences(saving.error)} {...(isDraft ? { change: (place, value) => write(put(guide, place, value)) } : {})} />
      <div className="col">
        <Card title={t.state} icon="book" aside={<Chip tone={of.state === "approved" ? "ok" : "high"}>{t.states[of.state]}</Chip>}>
          <p className="t2">{`${t.writtenBy}: ${of.writtenBy?.name ?? t.shipped}, ${dayAndTime(of.writtenAt)}`}</p>
          {of.approvedAt && <p className="t2">{`${t.approvedBy}: ${of.approvedBy?.name ?? ""}, ${dayAndTime(of.approvedAt)}`}</p>}
          {isDraft && (
            <div className="row wrap">
              <Button className="btn filled" isDisabled={!isChanged || saving.isPending} onPress={() => saving.mutate()}>
                {t.save}
              </Button>
              <Button className="btn" isDisabled={removing.isPending} onPress={() => removing.mutate()}>
                {t.remove}
              </Button>
            </div>
          )}
          {saving.isSuccess && !isChanged && <p role="status">{t.saved}</p>}
          <RefusalNotice of={saving.error ?? removing.error} />
          {of.state !== "approved" && (
            <>
              <p className="dense t2">{t.approveHelp}</p>
              <Button className="btn" isDisabled={isChanged || approving.isPending || of.writtenBy?.id === me.id} onPress={() => approving.mutate()}>
                <Icon name="check" />
                {t.approve}
              </Button>
              <RefusalNotice of={approving.error} />
            </>
          )}
        </Card>
        <MakeDraft of={of} />
      </div>
    </div>
  );
}

/** A copy to write in, for the same lifts or for fewer. */
function MakeDraft({ of }: { of: GuideVersion }) {
  const t = guideWords.use();
  const kinds = shared.use().unitKinds;
  const cache = useQueryClient();
  const [, go] = useLocation();
  const [country, setCountry] = useState(of.country ?? "");
  const [equipment, setEquipment] = useState(of.equipment ?? "");
  const making = useMutation({
    mutationFn: () => draftOf(of.id, country.trim().toUpperCase(), equipment),
    onSuccess: async (draft) => {
      await cache.invalidateQueries({ queryKey: allGuides.queryKey });
      go(`/admin/guides/${draft.id}`);
    },
  });
  const errors = fieldSentences(making.error);
  return (
    <Card title={t.draftOf} icon="pencil">
      <TextField label={t.country} hint={t.countryHint} value={country} onChange={setCountry} maxLength={2} error={errors["country"]} />
      <Select
        label={t.equipment}
        value={equipment}
        onChange={setEquipment}
        empty={t.everyKind}
        choices={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
        error={errors["equipment"]}
      />
      <Button className="btn" isDisabled={making.isPending} onPress={() => making.mutate()}>
        {t.makeDraft}
      </Button>
      <RefusalNotice of={making.error} />
    </Card>
  );
}
