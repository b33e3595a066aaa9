import { useEffect } from "react";
import { MicrophoneCheck } from "../line/MicrophoneCheck";
import { microphoneChecked } from "../line/checked";
import { line } from "../line/LineClient";
import { ActionButton } from "../shared/actions";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { useStore } from "../shared/store";
import { becomeReady, checkWanted, getReady } from "./readiness";
import { words } from "./words";

/** What an agent without a call sees: the microphone check, then the one button. */
export function ReadyCard({ ready }: { ready: boolean }) {
  const t = words.use().deskPage;
  const checked = useStore(microphoneChecked);
  const wanted = useStore(checkWanted);
  const viewOnly = useStore(line.state).role === "view-only";
  useEffect(() => {
    if (checked && checkWanted.now()) void becomeReady();
  }, [checked]);
  if (ready || viewOnly) {
    return (
      <Card heading="h1" title={t.titleReady} className="ready">
        <div className="row">
          <span className="ok">
            <Icon name="circledCheck" size="xl" />
          </span>
          <p className="t2">{t.readyHelp}</p>
        </div>
      </Card>
    );
  }
  return (
    <Card
      heading="h1"
      title={t.title}
      className="ready"
      footer={
        <>
          <span className="sp t2 dense" role="status">
            {!checked ? t.checkFirst : wanted ? t.gettingReady : ""}
          </span>
          <ActionButton action={getReady} on={undefined} look={checked ? "filled" : "plain"} disabled={!checked} />
        </>
      }
    >
      <MicrophoneCheck />
    </Card>
  );
}
