-- What a rota writes nobody writes by hand; whoever is relieved in the middle of a turn is not waited for; and who has to rest.
create table dispatch.written_area (
    area  text primary key
);

-- The turns of an area are different now: the searches that are open there look again at once, in a step of their own.
create table dispatch.cover_change (
    id        uuid primary key,
    area      text not null,
    relieved  uuid[] not null,
    at        timestamptz not null
);

alter table dispatch.offer
    add column relieved boolean not null default false; -- the turn went to somebody else while this one was being asked

create table dispatch.rest_rule (
    one           boolean primary key default true check (one),
    hours         integer not null default 11 check (hours between 0 and 24),
    night_begins  time not null default '23:00',
    night_ends    time not null default '06:00',
    version       integer not null default 1
);
insert into dispatch.rest_rule default values;

-- The latest callout in a night of each technician.
create table dispatch.night_callout (
    technician  uuid primary key references dispatch.technician,
    work_order  uuid not null,
    began       timestamptz not null,
    ended       timestamptz not null,
    rested      timestamptz not null
);
