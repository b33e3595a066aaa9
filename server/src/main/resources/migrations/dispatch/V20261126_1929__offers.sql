-- Until one accepts: for each open order its next step with a time and an owner, every offer with its end, and who cannot be reached.
create table dispatch.setting (
    one                  boolean primary key default true check (one),
    answer_seconds       integer not null default 60 check (answer_seconds between 10 and 3600),
    at_once              integer not null default 1 check (at_once between 1 and 5),
    on_the_way_minutes   integer not null default 30 check (on_the_way_minutes between 1 and 720),
    report_due_minutes   integer not null default 240 check (report_due_minutes between 5 and 10080),
    unreachable_after    integer not null default 2 check (unreachable_after between 1 and 10),
    unreachable_minutes  integer not null default 30 check (unreachable_minutes between 1 and 1440),
    version              integer not null default 1
);
insert into dispatch.setting default values;

-- One row for each order that is open. The order's own row is always locked before this one.
create table dispatch.search (
    work_order  uuid primary key,
    state       text not null check (state in ('asking', 'stuck', 'accepted', 'reminded', 'on-the-way', 'late', 'on-site', 'report-due', 'waiting')),
    round       integer not null default 1,
    since       timestamptz not null,
    next_at     timestamptz not null,
    owner_kind  text not null check (owner_kind in ('technician', 'dispatcher', 'user')),
    owner       uuid,
    technician  uuid references dispatch.technician,
    arrives_at  timestamptz,
    version     integer not null default 1,
    check (owner_kind = 'dispatcher' or owner is not null),
    check ((state in ('accepted', 'reminded', 'on-the-way', 'late', 'on-site', 'report-due')) = (technician is not null)),
    check ((state in ('accepted', 'reminded', 'on-the-way', 'late')) = (arrives_at is not null))
);
create index search_due on dispatch.search (next_at);

create table dispatch.offer (
    id              uuid primary key,
    work_order      uuid not null,
    seat            integer not null default 1 check (seat between 1 and 9),
    technician      uuid not null references dispatch.technician,
    round           integer not null,
    channel         text not null default 'text' check (channel in ('text')),
    state           text not null check (state in ('queued', 'sent', 'delivered', 'read', 'accepted', 'rejected', 'expired', 'unreachable', 'withdrawn')),
    offered_at      timestamptz not null,
    answer_by       timestamptz not null,
    sent_at         timestamptz,
    delivered_at    timestamptz,
    read_at         timestamptz,
    settled_at      timestamptz,
    reason          text, -- why it was rejected, could not be delivered or was withdrawn
    arrives_at      timestamptz, -- promised with the acceptance
    device          bytea, -- sha-256 of the cookie of the phone that accepted; from another one the link only looks
    by_hand         uuid,
    by_hand_reason  text,
    check ((state in ('queued', 'sent', 'delivered', 'read')) = (settled_at is null)),
    check (state <> 'rejected' or reason is not null),
    check (state <> 'withdrawn' or reason is not null),
    check (state <> 'accepted' or arrives_at is not null),
    check ((by_hand is null) = (by_hand_reason is null))
);
create unique index offer_one_winner_a_seat on dispatch.offer (work_order, seat) where state = 'accepted';
create unique index offer_open_once on dispatch.offer (work_order, technician) where settled_at is null;
create index offer_by_order on dispatch.offer (work_order, offered_at);
create index offer_open_by_technician on dispatch.offer (technician) where settled_at is null;
create index offer_by_technician on dispatch.offer (technician, offered_at desc);

-- What a technician's link is known by. The link itself is in the text only; each text about an offer carries one of its own.
create table dispatch.link (
    hash   bytea primary key check (length(hash) = 32),
    offer  uuid not null references dispatch.offer
);
create index link_by_offer on dispatch.link (offer);

-- Who did not answer lately. The row goes when the technician answers anything.
create table dispatch.silence (
    technician  uuid primary key references dispatch.technician,
    tries       integer not null,
    last_at     timestamptz not null,
    work_order  uuid not null,
    until       timestamptz -- not asked before this; null while there were too few tries
);
