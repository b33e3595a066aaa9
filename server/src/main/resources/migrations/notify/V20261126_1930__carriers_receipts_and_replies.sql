-- Know by whom a text was carried and whether it arrived; stop a text that is not wanted any more; hear what people reply.
alter table notify.text
    drop constraint text_state_check,
    add constraint text_state_check
        check (state in ('waiting', 'sending', 'sent', 'delivered', 'failed', 'undelivered', 'withdrawn')),
    add column language       text not null default 'en',
    add column best_before    timestamptz,
    add column carrier        text check (carrier in ('outbox', 'gateway')),
    add column delivered_at   timestamptz,
    add column receipt        text check (receipt in ('delivered', 'failed', 'read')),
    add column receipt_reason text,
    add column about_kind     text check (about_kind in ('order', 'request')),
    add column about_id       uuid,
    add constraint text_about check ((about_kind is null) = (about_id is null));
create index text_too_late on notify.text (best_before) where state = 'waiting' and best_before is not null;
create index text_about on notify.text (about_id) where about_id is not null;
create index text_written on notify.text (written_at, id);

-- Texts that are not wanted any more. Whoever withdraws writes here and touches no text, because a text that is being settled is
-- locked by somebody who may be waiting for the withdrawer's own rows.
create table notify.withdrawal (
    key text primary key -- no foreign key: its check would wait for the very lock that this table avoids
);

-- What people wrote back, as it came. The gateway may tell us twice; its id makes that one reply.
create table notify.reply (
    id          uuid primary key,
    gateway_id  text not null unique,
    sender      text not null check (sender ~ '^\+[1-9][0-9]{4,14}$'),
    recipient   text not null,
    words       text not null,
    raw         bytea not null,
    received_at timestamptz not null
);

-- Signatures that were used within the minutes in which they count: a copy of a request is no request.
create table notify.used_signature (
    signature  text primary key,
    forget_at  timestamptz not null
);
create index used_signature_forget on notify.used_signature (forget_at);

-- What the gateway said and nobody understood, for people to look at. The same body again is counted, not kept twice.
create table notify.quarantine (
    id         uuid primary key,
    digest     bytea not null unique,
    body       bytea not null,
    reason     text not null,
    times      integer not null default 1,
    first_at   timestamptz not null,
    last_at    timestamptz not null
);
create index quarantine_last on notify.quarantine (last_at, id);
