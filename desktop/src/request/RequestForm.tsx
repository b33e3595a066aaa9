import { useEffect, type ReactNode } from "react";
import { ActionButton, useActions } from "../shared/actions";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { formActions, openPark } from "./actions";
import { Attachments } from "./Attachments";
import { CommentStep, InformationStep } from "./ClosingStep";
import { focusOn } from "./focus";
import { NeedStep } from "./NeedStep";
import { OrderStep } from "./OrderStep";
import { ParkPanel } from "./ParkPanel";
import { ReportedStep } from "./ReportedStep";
import { SafetyStep } from "./SafetyStep";
import { Saved } from "./Saved";
import type { Form } from "./useForm";
import { words } from "./words";
import "./request.css";

interface RequestFormProps {
  form: Form;
  /** The other matters of the same contact. */
  tabs?: ReactNode;
  /** Begins another one. */
  another?: ReactNode;
  /** What ends the work here beside parking: the contact's end, or the way back. */
  end: (park: ReactNode) => ReactNode;
}

/** The one form of a request: one line of steps, read top to bottom, and the focus goes along it by itself. */
export function RequestForm({ form, tabs, another, end }: RequestFormProps) {
  const t = words.use();
  const { kept, wanted, isParking } = form;
  const { kind } = kept.draft;
  useActions(formActions, form);
  useEffect(() => {
    if (wanted) focusOn(wanted.step);
  }, [wanted]);
  return (
    <Card
      heading="h1"
      grow
      className="work"
      title={
        <>
          {t.request} <span className="t2">{kept.card.number}</span>
        </>
      }
      aside={
        <>
          <StateChip form={form} />
          <Saved of={kept} />
        </>
      }
      footer={
        isParking ? <ParkPanel form={form} /> : end(<ActionButton action={openPark} on={form} />)
      }
    >
      {tabs}
      <div className="vline">
        <SafetyStep form={form} />
        <NeedStep form={form} />
        {kind === "information" && <InformationStep form={form} />}
        {kind === "comment" && <CommentStep form={form} />}
        {kind !== "information" && kind !== "comment" && (
          <>
            <ReportedStep form={form} />
            <OrderStep form={form} />
          </>
        )}
      </div>
      <div className="papers">
        <Attachments of={kept.card.id} editable={form.editable} />
        {another}
      </div>
    </Card>
  );
}

function StateChip({ form: { kept } }: { form: Form }) {
  const t = words.use();
  const { state } = kept.card;
  if (state === "draft" || state === "with-order") return null;
  return (
    <Chip tone={state === "parked" ? "park" : state === "closed" ? "ok" : ""} icon={state === "parked" ? "circledPause" : "check"}>
      {t.states[state]}
    </Chip>
  );
}
