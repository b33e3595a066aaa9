-- Tell other systems what happens: what somebody waits for is written in the transaction of the act and sent after its commit.
create schema if not exists webhook;

create table webhook.subscription (
    id                uuid primary key,
    name              text not null,
    url               text not null,
    kinds             text[] not null,
    branch            uuid not null,
    secret            text not null,
    old_secret        text,
    old_secret_until  timestamptz,
    state             text not null check (state in ('on', 'off', 'paused')),
    paused_at         timestamptz,
    paused_why        text,
    failing_since     timestamptz,
    told_since        timestamptz not null, -- what happened before it was made or switched on is none of its business
    version           integer not null default 1,
    constraint subscription_secrets check ((old_secret is null) = (old_secret_until is null)),
    constraint subscription_paused check ((state = 'paused') = (paused_at is not null and paused_why is not null))
);
create unique index subscription_name on webhook.subscription (lower(name));

-- What happened and is wanted by somebody. Its number is given while the act holds its thing locked, so numbers are in the order in which
-- one thing changed, however late their transactions commit.
create table webhook.fact (
    number   bigint generated always as identity primary key,
    event    uuid not null,
    room     text not null,
    subject  uuid not null,
    kind     text not null,
    at       timestamptz not null,
    data     jsonb not null
);

create table webhook.delivery (
    id            uuid primary key,
    subscription  uuid not null references webhook.subscription on delete cascade,
    number        bigint not null,
    event         uuid not null,
    subject       uuid not null,
    kind          text not null,
    body          text not null,
    state         text not null check (state in ('waiting', 'sending', 'delivered', 'dead')),
    written_at    timestamptz not null,
    tried_since   timestamptz not null, -- from when on it counts for giving up: as written, or as replayed
    due_at        timestamptz not null,
    attempts      integer not null default 0,
    leased_till   timestamptz,
    tried_at      timestamptz,
    settled_at    timestamptz,
    status        integer,
    answer        text,
    trouble       text,
    unique (subscription, event)
);
create index delivery_due on webhook.delivery (subscription, due_at, number) where state = 'waiting';
create index delivery_leased on webhook.delivery (subscription, leased_till) where state = 'sending';
create index delivery_of_subject on webhook.delivery (subscription, subject, number) where state in ('waiting', 'sending');
create index delivery_written on webhook.delivery (written_at, id);
create index delivery_written_to on webhook.delivery (subscription, written_at, id);
create index delivery_dead on webhook.delivery (written_at, id) where state = 'dead';
create index delivery_settled on webhook.delivery (settled_at) where state in ('delivered', 'dead');

select kernel.create_event_table('webhook');

-- Those who work for the whole company see to it. Whoever acts in a branch adds what happened and sees none of it.
call kernel.guard('webhook.subscription', 'false');
call kernel.guard('webhook.fact', 'false');
create policy adding on webhook.fact for insert with check (true);
call kernel.guard('webhook.delivery', 'false');
call kernel.guard_events('webhook', 'false');
