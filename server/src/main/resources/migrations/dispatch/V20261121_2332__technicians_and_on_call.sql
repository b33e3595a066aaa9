-- Who can be sent, and whose turn it is. A technician who signs in has a user beside this row.
create schema if not exists dispatch;

create table dispatch.technician (
    id       uuid primary key,
    user_id  uuid unique,
    name     text not null,
    phone    text not null check (phone ~ '^\+[1-9][0-9]{4,14}$'),
    language text not null,
    skills   text[] not null default '{}',
    area     text not null,
    active   boolean not null default true,
    version  integer not null default 1
);
create index technician_by_name on dispatch.technician (name, id);

-- A turn is two instants: a rota's local times become instants when it is written out, so a night of 11 or 13 hours is one row.
create table dispatch.turn (
    id         uuid primary key,
    area       text not null,
    technician uuid not null references dispatch.technician,
    begins     timestamptz not null,
    ends       timestamptz not null,
    rank       integer not null check (rank between 1 and 9),
    version    integer not null default 1,
    check (ends > begins)
);
create index turn_by_area on dispatch.turn (area, ends, begins);
create index turn_by_begin on dispatch.turn (begins, id);

select kernel.create_event_table('dispatch');
