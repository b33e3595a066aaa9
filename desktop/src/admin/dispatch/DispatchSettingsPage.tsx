import { useQuery, useQueryClient } from "@tanstack/react-query";
import { EditForm } from "../../shared/edit/EditForm";
import type { Kept } from "../../shared/edit/rebase";
import { useEdit } from "../../shared/edit/useEdit";
import { getTiles, tilesKey } from "../../shared/mapTiles";
import { NumberField } from "../../shared/parts/NumberField";
import { useMe } from "../../shared/session";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { words } from "../words";
import { RemindersField } from "./RemindersField";
import { codes } from "../words/codes";
import { MapTiles } from "./MapTiles";
import { changeRule, changeTimes, getRule, getTimes, keptRule, keptTimes, type RepeatRule, type WaitingTimes } from "./settings";

const key = ["dispatch", "settings"];
const ruleKey = ["dispatch", "repeat-rule"];

export default function DispatchSettingsPage() {
  const t = codes.use();
  const times = useQuery({ queryKey: key, queryFn: getTimes });
  const rule = useQuery({ queryKey: ruleKey, queryFn: getRule });
  const isAdministrator = useMe().roles.includes("administrator");
  const tiles = useQuery({ queryKey: tilesKey, queryFn: getTiles, enabled: isAdministrator });
  return (
    <AdminPage section="dispatch" lead={t.dispatchLead}>
      <One of={times}>{(found) => <Times kept={keptTimes(found)} reload={times.refetch} />}</One>
      {isAdministrator && <One of={tiles}>{(found) => <MapTiles tiles={found} reload={tiles.refetch} />}</One>}
      <One of={rule}>{(found) => <Rule kept={keptRule(found)} reload={rule.refetch} />}</One>
    </AdminPage>
  );
}

const fields = ["answerSeconds", "onTheWayMinutes", "reportDueMinutes", "unreachableMinutes"] as const;
const drive = ["driveKmPerHour", "driveDetourPercent"] as const;
const allFields = [...fields, "reminderTimes", "leadAfterReminders", ...drive, "helpMinutes"] as const;

function Times({ kept, reload }: { kept: Kept<WaitingTimes>; reload: () => unknown }) {
  const t = codes.use();
  const cache = useQueryClient();
  const edit = useEdit({
    place: "/admin/dispatch",
    kept,
    save: async (form, version) => {
      const saved = await changeTimes(form, version);
      cache.setQueryData(key, saved);
      return keptTimes(saved);
    },
    reload,
    required: [...fields, "leadAfterReminders", ...drive, "helpMinutes"],
  });
  return (
    <EditForm title={t.dispatchSettings} icon="clock" edit={edit} shown={(_, value) => (Array.isArray(value) ? value.join(", ") : undefined)} labels={Object.fromEntries(allFields.map((field) => [field, t[field]])) as Record<keyof WaitingTimes, string>}>
      {fields.map((field) => (
        <NumberField key={field} label={t[field]} hint={t[`${field}Hint`]} {...edit.field(field)} unit={field === "answerSeconds" ? words.now().seconds : "min"} isRequired min={1} />
      ))}
      <RemindersField {...edit.field("reminderTimes")} />
      <NumberField label={t.leadAfterReminders} hint={t.leadAfterRemindersHint} {...edit.field("leadAfterReminders")} isRequired min={1} max={20} />
      <NumberField label={t.driveKmPerHour} hint={t.driveKmPerHourHint} {...edit.field("driveKmPerHour")} unit="km/h" isRequired min={5} max={130} />
      <NumberField label={t.driveDetourPercent} hint={t.driveDetourPercentHint} {...edit.field("driveDetourPercent")} unit="%" isRequired min={0} max={300} />
      <NumberField label={t.helpMinutes} hint={t.helpMinutesHint} {...edit.field("helpMinutes")} unit="min" isRequired min={1} max={60} />
    </EditForm>
  );
}

const ruleFields = ["repeatDays", "componentDays", "rogueCallouts", "rogueDays"] as const;

function Rule({ kept, reload }: { kept: Kept<RepeatRule>; reload: () => unknown }) {
  const t = codes.use();
  const cache = useQueryClient();
  const edit = useEdit({
    place: "/admin/dispatch#repeat",
    kept,
    save: async (form, version) => {
      const saved = await changeRule(form, version);
      cache.setQueryData(ruleKey, saved);
      return keptRule(saved);
    },
    reload,
    required: ruleFields,
  });
  return (
    <EditForm title={t.repeatRule} icon="warning" edit={edit} labels={Object.fromEntries(ruleFields.map((field) => [field, t[field]])) as Record<keyof RepeatRule, string>}>
      {ruleFields.map((field) => (
        <NumberField key={field} label={t[field]} hint={t[`${field}Hint`]} {...edit.field(field)} isRequired min={field === "rogueCallouts" ? 2 : 1} {...(field === "rogueCallouts" ? {} : { unit: t.days })} />
      ))}
    </EditForm>
  );
}
