-- Sheets that come in: what was uploaded, how it is read, what would become of its rows, how far it is, and which rows were refused.
create schema if not exists sheet;

create sequence sheet.import_number start 1001;

create table sheet.import (
    id          uuid primary key,
    number      text not null unique default 'IM-' || nextval('sheet.import_number'),
    kind        text not null check (kind in ('customer', 'person', 'site', 'unit', 'agreement')),
    name        text not null,
    size        bigint not null,
    sha256      bytea not null,
    -- The bytes are a file in the home until they are swept.
    kept        boolean not null default true,
    state       text not null check (state in ('uploaded', 'checking', 'checked', 'running', 'stopped', 'done')),
    encoding    text,
    separator   text not null,
    mapping     jsonb not null,
    trouble     jsonb,
    -- How far the present pass is: the last row that is dealt with, and about so many bytes of the file.
    position    bigint not null default 0,
    bytes       bigint not null default 0,
    added       bigint not null default 0,
    changed     bigint not null default 0,
    unchanged   bigint not null default 0,
    refused     bigint not null default 0,
    by          uuid,
    by_name     text not null,
    at          timestamptz not null,
    began_at    timestamptz,
    ended_at    timestamptz,
    -- Whoever moves it says so again with each batch, on the database's clock.
    holder      uuid,
    leased_till timestamptz,
    version     integer not null default 1
);
create index import_by_time on sheet.import (at desc, id desc);
create index import_moving on sheet.import (at, id) where state in ('checking', 'running');

-- A key that stands in two rows is found by the check, and no later pass takes either of them.
create table sheet.refused_row (
    import  uuid not null references sheet.import on delete cascade,
    row     bigint not null,
    twice   boolean not null,
    reasons jsonb not null,
    primary key (import, row)
);

-- The first rows of each outcome, for people to look at before the import runs.
create table sheet.first_row (
    import  uuid not null references sheet.import on delete cascade,
    outcome text not null,
    row     bigint not null,
    cells   jsonb not null,
    fields  jsonb not null,
    primary key (import, outcome, row)
);

-- The keys of a sheet while it is checked; a check that is cut off begins again, so nothing is lost with them.
create unlogged table sheet.seen_key (
    import  uuid not null,
    key     uuid not null,
    row     bigint not null,
    outcome text not null
);

select kernel.create_event_table('sheet');
