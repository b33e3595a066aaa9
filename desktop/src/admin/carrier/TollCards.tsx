import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { EditForm } from "../../shared/edit/EditForm";
import { useEdit } from "../../shared/edit/useEdit";
import { dayAndTime } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { Card } from "../../shared/parts/Card";
import { Notice } from "../../shared/parts/Notice";
import { NumberField } from "../../shared/parts/NumberField";
import { TextField } from "../../shared/parts/TextField";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { One } from "../One";
import { toll as words } from "../words/toll";
import { changeToll, getToll, keptToll, stopTrunk, type Toll } from "./toll";

const key = ["toll"];

/** What calls may cost, and the one press that stops all that can wait. */
export function TollCards() {
  const toll = useQuery({ queryKey: key, queryFn: getToll });
  return (
    <One of={toll}>
      {(found) => (
        <>
          <StopCard toll={found} />
          <Limits toll={found} reload={toll.refetch} />
        </>
      )}
    </One>
  );
}

function StopCard({ toll }: { toll: Toll }) {
  const t = words.use();
  const cache = useQueryClient();
  const stop = useMutation({ mutationFn: () => stopTrunk(!toll.stoppedAt), onSuccess: (now) => cache.setQueryData(key, now) });
  return (
    <Card title={t.stop} icon="warning">
      {toll.stoppedAt ? <Notice tone="high" title={fill(t.stopped, { time: dayAndTime(toll.stoppedAt) })}>{t.stoppedHelp}</Notice> : <p className="t2">{t.stopHelp}</p>}
      <div>
        <Button className="btn" aria-busy={stop.isPending} onPress={() => stop.isPending || stop.mutate()}>
          <Icon name={toll.stoppedAt ? "play" : "warning"} />
          {toll.stoppedAt ? t.letGo : t.stop}
        </Button>
      </div>
      <RefusalNotice of={stop.error} />
    </Card>
  );
}

function Limits({ toll, reload }: { toll: Toll; reload: () => unknown }) {
  const t = words.use();
  const cache = useQueryClient();
  const edit = useEdit({
    place: "/admin/carrier/toll",
    kept: keptToll(toll),
    save: async (form, version) => {
      const saved = await changeToll(form, version);
      cache.setQueryData(key, saved);
      return keptToll(saved);
    },
    reload,
    required: ["atOnce", "atOnceEach", "aMinute", "aDay", "longestMinutes", "hourCents", "dayCents", "monthCents", "otherCents", "openHours", "familiarDays", "shortSeconds", "shortCalls", "inARow", "unusualMinutes", "alertRefusals", "alertMinutes", "billSeconds", "billPercent"],
    beside: { "telephony.tariff-unusable": "tariffs", "customer.hours-unknown": "openHours", "telephony.zone-unknown": "openZone" },
  });
  return (
    <EditForm
      title={t.title}
      icon="phone"
      edit={edit}
      labels={{
        atOnce: t.atOnce,
        atOnceEach: t.atOnceEach,
        aMinute: t.aMinute,
        aDay: t.aDay,
        longestMinutes: t.longestMinutes,
        hourCents: t.hourCents,
        dayCents: t.dayCents,
        monthCents: t.monthCents,
        otherCents: t.otherCents,
        openHours: t.openHours,
        openZone: t.openZone,
        familiarDays: t.familiarDays,
        shortSeconds: t.shortSeconds,
        shortCalls: t.shortCalls,
        inARow: t.inARow,
        unusualMinutes: t.unusualMinutes,
        alertRefusals: t.alertRefusals,
        alertMinutes: t.alertMinutes,
        billSeconds: t.billSeconds,
        billPercent: t.billPercent,
        tariffs: t.tariffs,
      }}
    >
      <p className="t2">{t.lead}</p>
      <p className="meta">{fill(t.spent, { hour: toll.spentHour, day: toll.spentDay, month: toll.spentMonth })}</p>
      <div className="pair">
        <NumberField label={t.atOnce} {...edit.field("atOnce")} min={1} max={1_000} isRequired />
        <NumberField label={t.atOnceEach} {...edit.field("atOnceEach")} min={1} max={100} isRequired />
      </div>
      <div className="pair">
        <NumberField label={t.aMinute} {...edit.field("aMinute")} min={1} max={10_000} isRequired />
        <NumberField label={t.aDay} {...edit.field("aDay")} min={1} max={1_000_000} isRequired />
      </div>
      <NumberField label={t.longestMinutes} {...edit.field("longestMinutes")} min={1} max={1_440} unit={t.minutes} isRequired />
      <div className="pair">
        <NumberField label={t.hourCents} {...edit.field("hourCents")} min={0} max={100_000_000} unit={t.cents} isRequired />
        <NumberField label={t.dayCents} {...edit.field("dayCents")} min={0} max={100_000_000} unit={t.cents} isRequired />
      </div>
      <div className="pair">
        <NumberField label={t.monthCents} {...edit.field("monthCents")} min={0} max={100_000_000} unit={t.cents} isRequired />
        <NumberField label={t.otherCents} hint={t.otherHint} {...edit.field("otherCents")} min={0} max={100_000_000} unit={t.cents} isRequired />
      </div>
      <TextField label={t.tariffs} hint={t.tariffsHint} {...edit.field("tariffs")} rows={6} />
      <h3>{t.unusual}</h3>
      <p className="t2">{t.unusualHelp}</p>
      <div className="pair">
        <TextField label={t.openHours} hint={t.openHoursHint} {...edit.field("openHours")} isRequired />
        <TextField label={t.openZone} hint={t.openZoneHint} {...edit.field("openZone")} />
      </div>
      <NumberField label={t.familiarDays} hint={t.familiarDaysHint} {...edit.field("familiarDays")} min={1} max={730} unit={t.days} isRequired />
      <div className="pair">
        <NumberField label={t.shortCalls} {...edit.field("shortCalls")} min={2} max={1_000} isRequired />
        <NumberField label={t.shortSeconds} {...edit.field("shortSeconds")} min={1} max={300} unit={t.seconds} isRequired />
      </div>
      <div className="pair">
        <NumberField label={t.inARow} {...edit.field("inARow")} min={2} max={1_000} isRequired />
        <NumberField label={t.unusualMinutes} {...edit.field("unusualMinutes")} min={1} max={1_440} unit={t.minutes} isRequired />
      </div>
      <h3>{t.told}</h3>
      <p className="t2">{t.toldHelp}</p>
      <div className="pair">
        <NumberField label={t.alertRefusals} {...edit.field("alertRefusals")} min={1} max={1_000} isRequired />
        <NumberField label={t.alertMinutes} {...edit.field("alertMinutes")} min={1} max={1_440} unit={t.minutes} isRequired />
      </div>
      <div className="pair">
        <NumberField label={t.billSeconds} {...edit.field("billSeconds")} min={0} max={600} unit={t.seconds} isRequired />
        <NumberField label={t.billPercent} {...edit.field("billPercent")} min={0} max={100} unit="%" isRequired />
      </div>
    </EditForm>
  );
}
