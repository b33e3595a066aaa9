-- By which rules people take turns, who stands in, who is away, who swaps with whom; and what was published of it and stays as it was.
create schema if not exists rota;

create table rota.rota (
    id              uuid primary key,
    area            text not null unique,
    zone            text not null,
    rules           jsonb not null, -- as they will be when they are published next
    swaps_approved  boolean not null default true, -- a swap waits for a supervisor
    version         integer not null default 1
);

-- What counts is the latest; the rules are stamped on it, so that an edit changes nothing that is published.
create table rota.publication (
    id         uuid primary key,
    rota       uuid not null references rota.rota,
    begins     timestamptz not null,
    ends       timestamptz not null,
    rules      jsonb not null,
    at         timestamptz not null,
    by         uuid,
    reason     text, -- why it was published although something was wrong with it
    problems   integer not null default 0,
    check (ends > begins),
    check (problems = 0 or reason is not null)
);
create index publication_by_rota on rota.publication (rota, at desc, id desc);

create table rota.swap (
    id          uuid primary key,
    rota        uuid not null references rota.rota,
    rank        integer not null check (rank between 1 and 9),
    begins      timestamptz not null,
    ends        timestamptz not null,
    technician  uuid not null, -- whose turn it is
    taker       uuid,
    state       text not null check (state in ('asked', 'taken', 'done', 'refused', 'withdrawn')),
    why         text not null,
    asked_by    uuid,
    asked_at    timestamptz not null,
    taken_by    uuid,
    taken_at    timestamptz,
    decided_by  uuid,
    decided_at  timestamptz,
    check (ends > begins),
    check (state not in ('taken', 'done') or taker is not null),
    check (taker <> technician)
);
create index swap_by_rota on rota.swap (rota, ends);

create table rota.stand_in (
    id            uuid primary key,
    rota          uuid not null references rota.rota,
    rank          integer not null check (rank between 1 and 9),
    begins        timestamptz not null,
    ends          timestamptz not null,
    technician    uuid not null,
    why           text not null,
    swap          uuid references rota.swap,
    by            uuid,
    at            timestamptz not null,
    withdrawn_by  uuid,
    withdrawn_at  timestamptz,
    check (ends > begins)
);
create index stand_in_by_rota on rota.stand_in (rota, ends) where withdrawn_at is null;

create table rota.absence (
    id          uuid primary key,
    technician  uuid not null,
    begins      timestamptz not null,
    ends        timestamptz not null,
    kind        text not null check (kind in ('holiday', 'sick', 'training', 'other')),
    state       text not null check (state in ('proposed', 'approved', 'refused', 'withdrawn')),
    asked_by    uuid,
    asked_at    timestamptz not null,
    decided_by  uuid,
    decided_at  timestamptz,
    check (ends > begins)
);
create index absence_by_end on rota.absence (ends, technician) where state in ('proposed', 'approved');

select kernel.create_event_table('rota');
