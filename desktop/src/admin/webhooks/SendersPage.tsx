import { useState } from "react";
import { Link } from "wouter";
import { dayAndTime } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { Chip } from "../../shared/parts/Chip";
import { DataTable, type Column } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { Switch } from "../../shared/parts/Switch";
import { count, fill } from "../../shared/wording";
import { AdminPage } from "../AdminPage";
import { words } from "../words";
import { names } from "../words/sections";
import { webhooks } from "../words/webhooks";
import { addressOf, type Message, type Sender } from "./webhook";

/** Who may tell us something, and what they told. */
export default function SendersPage() {
  const t = webhooks.use();
  const { name } = words.use();
  const columns: Column<Sender>[] = [
    { title: name, of: (sender) => sender.name },
    { title: t.address, of: (sender) => <span dir="ltr">{addressOf(sender.name, location.origin)}</span> },
    { title: t.state, of: (sender) => <Chip tone={sender.enabled ? "ok" : ""}>{t.subscriptionStates[sender.enabled ? "on" : "off"]}</Chip> },
    { title: t.perMinute, of: (sender) => sender.perMinute, right: true },
  ];
  return (
    <AdminPage section="senders" lead={t.sendersLead}>
      <div className="whole">
        <DataTable
          caption={names.use().lists.senders}
          topic="webhooks"
          path="/api/webhook-senders"
          search={false}
          rowKeys
          columns={columns}
          id={(sender) => sender.id}
          href={(sender) => `/admin/senders/${sender.id}`}
          empty={
            <EmptyState icon="inbox" title={t.noSenders}>
              {t.noSendersHelp}
            </EmptyState>
          }
          aside={
            <Link className="btn filled" href="/admin/senders/new">
              <Icon name="plus" />
              {t.addSender}
            </Link>
          }
        />
        <h2>{t.messages}</h2>
        <MessageTable />
      </div>
    </AdminPage>
  );
}

/** What came, the latest first; what cannot be used with its reason and its bytes. */
export function MessageTable({ sender }: { sender?: string }) {
  const t = webhooks.use();
  const [troubled, setTroubled] = useState(false);
  const columns: Column<Message>[] = [
    { title: t.received, of: (message) => <span className="nw">{dayAndTime(message.receivedAt)}</span> },
    ...(sender ? [] : [{ title: t.from, of: (message: Message) => message.sender }]),
    { title: t.kind, of: (message) => message.kind ?? <span className="t2">{t.noKind}</span> },
    {
      title: t.state,
      of: (message) =>
        message.trouble === null ? (
          <Chip tone="ok">{t.kept}</Chip>
        ) : (
          <span className="row wrap">
            <Chip tone="high">{t.quarantine}</Chip>
            <span lang="en">{message.trouble}</span>
          </span>
        ),
    },
    {
      title: t.body,
      of: (message) => (
        <details>
          <summary>{count(t.bytes, message.bytes)}</summary>
          <pre tabIndex={0} role="region" aria-label={fill(t.bodyOf, { id: message.theirId })}>
            {message.body}
          </pre>
        </details>
      ),
      width: "40%",
    },
  ];
  return (
    <DataTable
      key={String(troubled)}
      caption={t.messages}
      topic="webhooks"
      path="/api/webhook-messages"
      query={{ sender, quarantine: troubled ? "true" : undefined }}
      search={false}
      columns={columns}
      id={(message) => message.id}
      empty={
        <EmptyState icon="inbox" title={troubled ? t.noQuarantine : t.noMessages}>
          {t.noMessagesHelp}
        </EmptyState>
      }
      aside={<Switch label={t.onlyQuarantine} value={troubled} onChange={setTroubled} />}
    />
  );
}
