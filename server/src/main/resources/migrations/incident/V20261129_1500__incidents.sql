-- What befalls many at once, such as a storm or a power cut: which orders belong to it and what callers are told of it.
create schema incident;

create sequence incident.number start 101;
create table incident.incident (
    id          uuid primary key,
    number      text not null unique default 'IN-' || nextval('incident.number'),
    title       text not null,
    areas       text[] not null check (cardinality(areas) > 0),
    words       jsonb not null,       -- what callers are told now, by language; empty while nothing is said
    declared_by uuid not null,
    declared_at timestamptz not null,
    since       timestamptz not null, -- orders from then on belong to it
    ended_by    uuid,
    ended_at    timestamptz,
    version     integer not null default 1,
    check (since <= declared_at),
    check ((ended_by is null) = (ended_at is null))
);
create index on incident.incident (declared_at desc, id desc);

create table incident.linked (
    work_order uuid primary key,      -- an order belongs to one incident at most
    incident   uuid not null references incident.incident,
    at         timestamptz not null,
    by         uuid                   -- null where its area and its time said so
);
create index on incident.linked (incident);

select kernel.create_event_table('incident');
call kernel.guard('incident.incident', '(select kernel.sees_some())');
call kernel.guard('incident.linked', 'work.sees_order(linked.work_order)');
call kernel.guard_events('incident', '(select kernel.sees_some())');
