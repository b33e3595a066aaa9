import { Link, useLocation } from "wouter";
import { ActionButton, useActions, type Action } from "../shared/actions";
import { dayAndTime, phone } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { Page } from "../shared/parts/Page";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { Skeleton } from "../shared/parts/Skeleton";
import { Status } from "../shared/parts/Status";
import { TheLine } from "../shared/parts/TheLine";
import { RefusalNotice } from "../shared/refused";
import { words as shared } from "../shared/words";
import { Attachments } from "./Attachments";
import { MedicalRemark } from "./Medical";
import { keepingOf } from "./keeping";
import { wordsOf } from "./Questions";
import { reopen, useCode, useRequest } from "./requests";
import { Happened } from "./Happened";
import { dangers, type OpenedRequest } from "./types";
import { words } from "./words";
import "../contacts/contacts.css";
import "./beside.css";

interface Working {
  request: OpenedRequest;
  open: () => void;
}

const goOn: Action<Working> = {
  id: "request.go-on",
  label: () => words.now().goOn,
  icon: "pencil",
  shortcut: "E",
  possible: ({ request: { state } }) => state === "draft" || state === "parked",
  run: ({ open }) => open(),
};

const openAgain: Action<Working> = {
  id: "request.reopen",
  label: () => words.now().reopen,
  shortcut: "O",
  possible: ({ request: { state, order } }) => state === "closed" && order === null,
  run: async ({ request, open }) => {
    keepingOf(request).take(await reopen(request.id));
    open();
  },
};
const actions = [goOn, openAgain] as const;

/** One request: what was said and asked, what became of it, and everything that happened. */
export default function RequestPage({ params }: { params: Record<string, string> }) {
  const t = words.use();
  const opened = useRequest(params["id"] ?? "");
  if (opened.data) return <Opened request={opened.data} failure={opened.error} />;
  return <Page title={t.request}>{opened.isPending ? <Skeleton rows={8} /> : <RefusalNotice of={opened.error} />}</Page>;
}

function Opened({ request, failure }: { request: OpenedRequest; failure: unknown }) {
  const t = words.use();
  const [, go] = useLocation();
  const on = { request, open: () => go(`/desk/r/${request.id}`) };
  useActions(actions, on);
  const { order } = request;
  return (
    <Page
      title={request.number}
      lead={[request.kind && t.kinds[request.kind], request.code?.name, t.states[request.state]].filter(Boolean).join(" · ")}
      actions={
        <>
          <ActionButton action={openAgain} on={on} />
          <ActionButton action={goOn} on={on} look="filled" />
        </>
      }
    >
      <RefusalNotice of={failure} />
      <div className="contact">
        <div className="col">
          <Card title={t.facts} icon="pencil">
            <Facts of={request} />
          </Card>
          <Card title={t.papers} icon="paper">
            <Attachments of={request.id} editable={request.state !== "closed"} />
          </Card>
        </div>
        <div className="col">
          {order && (
            <Card title={<Link href={`/orders/${order.id}`}>{order.number}</Link>} icon="wrench" aside={<PriorityMark of={order.priority} />}>
              <TheLine line={order.line} crit={order.priority === 1} />
              <div className="row dense">
                <Status of={order.state} />
                {order.technician && <b>{order.technician}</b>}
              </div>
            </Card>
          )}
          <Card title={t.words} icon="bubble">
            {request.words ? <p className="said">{request.words}</p> : <p className="t2">{t.nothingWritten}</p>}
            {request.medical && <MedicalRemark of={request.id} />}
            {request.answer && (
              <>
                <div className="lbl">{t.told}</div>
                <p className="said">{request.answer}</p>
              </>
            )}
            <Answers of={request} />
          </Card>
          <Happened lines={request.timeline} />
        </div>
      </div>
    </Page>
  );
}

function Facts({ of }: { of: OpenedRequest }) {
  const t = words.use();
  const { yes, no } = shared.use();
  const said = { yes, no };
  const facts: [string, React.ReactNode][] = [
    [t.kind, of.kind && t.kinds[of.kind]],
    [t.problem, of.code && `${of.code.code} ${of.code.name}`],
    [t.where, of.unit ? <Link href={`/units/${of.unit.id}`}>{`${of.unit.number} ${of.unit.name}`}</Link> : of.site && <Link href={`/sites/${of.site.id}`}>{of.site.name}</Link>],
    [t.contact, of.contact && <Link href={`/contacts/${of.contact}`}>{of.contactNumber}</Link>],
    [t.tone, of.tone && t.tones[of.tone]],
    ...dangers.map((danger): [string, React.ReactNode] => [t.dangers[danger], of.safety[danger] && said[of.safety[danger]]]),
    [t.textCaller, of.order && (of.textCaller ? `${yes}, ${phone(of.callback)}` : no)],
    [t.owner, of.owner?.name],
    [t.followUp, of.followUpAt && dayAndTime(of.followUpAt)],
    [t.opened, dayAndTime(of.openedAt)],
    [t.by, of.by?.name],
    [t.state, of.closedHow ? t.closed[of.closedHow] : t.states[of.state]],
  ];
  return (
    <dl className="dl">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Answers({ of }: { of: OpenedRequest }) {
  const code = useCode(of.code?.code ?? null).data;
  const given = (code?.questions ?? []).filter(({ id }) => of.answers[id]);
  if (given.length === 0) return null;
  return (
    <dl className="dl answered">
      {given.map((question) => (
        <div key={question.id}>
          <dt>{question.text}</dt>
          <dd>{wordsOf(question, of.answers[question.id] ?? "")}</dd>
        </div>
      ))}
    </dl>
  );
}
