-- Phones on which a technician has our app: how they came, where their push messages go, what was sent there and what was tapped.
create schema fieldapp;

create table fieldapp.invitation (
    hash         bytea primary key, -- of the secret in the link
    technician   uuid not null,
    made_at      timestamptz not null,
    ends_at      timestamptz not null,
    used_at      timestamptz
);

create table fieldapp.phone (
    id           uuid primary key,
    technician   uuid not null,
    secret_hash  bytea not null unique, -- of what its cookie holds
    browser      text not null,
    paired_at    timestamptz not null,
    seen_at      timestamptz not null,
    ends_at      timestamptz not null,
    revoked_at   timestamptz
);
create index phone_of_a_technician on fieldapp.phone (technician) where revoked_at is null;

create table fieldapp.subscription (
    id           uuid primary key,
    phone        uuid not null unique references fieldapp.phone, -- a browser has one for all of our pages
    endpoint     text not null,
    p256dh       bytea not null check (length(p256dh) = 65), -- an uncompressed point of P-256
    auth         bytea not null check (length(auth) = 16),
    since        timestamptz not null,
    succeeded_at timestamptz,
    failed_at    timestamptz,
    failure      text -- why the last message did not go; null when it did
);

create table fieldapp.push (
    id           uuid primary key,
    kind         text not null check (kind in ('offer', 'over')), -- asks; says that there is nothing to answer any more
    offer        uuid not null,
    work_order   uuid not null,
    technician   uuid not null,
    subscription uuid not null, -- may be gone
    urgency      smallint not null check (urgency between 0 and 8), -- the worst goes first
    state        text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'ended')),
    asked_at     timestamptz not null,
    best_before  timestamptz not null, -- not sent any more after this
    due_at       timestamptz not null,
    attempts     smallint not null default 0,
    leased_till  timestamptz, -- by the database's clock
    receipt      bytea unique, -- hash of the secret by which the phone says that it was shown
    sent_at      timestamptz,
    shown_at     timestamptz,
    outcome      text,
    check ((state = 'ended') = (outcome is not null)),
    check (state <> 'sending' or leased_till is not null)
);
create index push_due on fieldapp.push (urgency, due_at) where state in ('waiting', 'sending');
create index push_of_an_offer on fieldapp.push (offer);
create index push_of_an_order on fieldapp.push (work_order);

-- Each press of a button on the phone, by the name that the phone gave it: doing it twice is doing it once.
create table fieldapp.tap (
    id           uuid primary key,
    phone        uuid not null references fieldapp.phone,
    offer        uuid not null,
    work_order   uuid not null,
    act          text not null,
    said_at      timestamptz not null, -- when it was pressed
    arrived_at   timestamptz not null,
    refused      text, -- code; null when it was done
    refused_with text[], -- the values of its sentence
    check (said_at <= arrived_at),
    check ((refused is null) = (refused_with is null))
);

select kernel.create_event_table('fieldapp');
call kernel.guard('fieldapp.push', 'work.sees_order(push.work_order)');
call kernel.guard('fieldapp.tap', 'work.sees_order(tap.work_order)');
call kernel.guard_events('fieldapp', $$work.sees_order(event.subject) or kind like 'phone-%'$$);
