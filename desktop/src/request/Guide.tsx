import { Card } from "../shared/parts/Card";
import { useSession } from "../shared/session";
import { fill } from "../shared/wording";
import { sentenceToSay } from "./guide";
import { Questions } from "./Questions";
import { isSafetyKnown } from "./steps";
import type { Form } from "./useForm";
import { words } from "./words";
import "./beside.css";

/** What to say, word by word, and what to ask. */
export function Guide({ form, zone }: { form: Form; zone?: string | undefined }) {
  const t = words.use();
  const session = useSession().data;
  const who = { agent: session?.user.name ?? "", company: session?.company.name ?? "", zone };
  return (
    <Card title={t.guide} className="guide" aside={<span className="meta">{fill(t.stepOf, { n: stepNow(form) })}</span>}>
      <p className="say" aria-live="polite">
        {sentenceToSay(form, who, t)}
      </p>
      <Questions form={form} />
    </Card>
  );
}

function stepNow({ kept: { card, draft } }: Form): number {
  if (card.order || card.state === "closed") return 4;
  if (!isSafetyKnown(draft)) return 1;
  if (draft.kind === null || (draft.kind === "action" && draft.code === null)) return 2;
  return 3;
}
