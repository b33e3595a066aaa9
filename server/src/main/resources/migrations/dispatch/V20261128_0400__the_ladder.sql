-- Who is asked, rung by rung, until one accepts. A company that says nothing has a ladder all the same: the program's own.
create table dispatch.ladder (
    id        uuid primary key,
    name      text not null,
    priority  smallint check (priority between 1 and 4), -- null: of any; likewise area and customer. The most specific ladder is climbed
    area      text,
    customer  uuid,
    climb     jsonb not null, -- rungs, seats, and after how long somebody who does not come is replaced
    version   integer not null default 1,
    unique nulls not distinct (priority, area, customer)
);

-- Who stands on a rung besides those whose turn it is: the route technician of an area in its hours, a team lead, a subcontractor.
create table dispatch.post (
    id          uuid primary key,
    who         text not null check (who in ('route', 'team-lead', 'supervisor', 'duty-manager', 'subcontractor')),
    area        text, -- null: everywhere
    technician  uuid not null references dispatch.technician,
    rank        integer not null check (rank between 1 and 9),
    days        integer[] not null default '{1,2,3,4,5,6,7}', -- Monday is 1
    begins      time, -- on the clocks of the place; both null: round the clock
    ends        time,
    check ((begins is null) = (ends is null)),
    unique nulls not distinct (who, area, technician)
);
create index post_by_who on dispatch.post (who, area, rank);
create index post_by_technician on dispatch.post (technician);

-- Whose technicians on call help out when an area has nobody left.
create table dispatch.neighbour (
    area       text not null,
    neighbour  text not null check (neighbour <> area),
    rank       integer not null check (rank between 1 and 9),
    primary key (area, neighbour)
);

-- A search keeps the ladder that it began with: an edit changes no running climb. Null: it began before there were ladders.
alter table dispatch.search
    add column ladder jsonb,
    add column from_rung integer not null default 0 check (from_rung >= 0),
    add column rung integer not null default 0 check (rung >= 0), -- so many rungs were come to
    add column seats integer not null default 1 check (seats between 1 and 9),
    add column gives_up_at timestamptz; -- whoever goes and is not there by then is replaced

-- Channels are names; which of them somebody carries is the program's to know.
alter table dispatch.offer
    drop constraint offer_channel_check,
    add constraint offer_channel_check check (channel ~ '^[a-z][a-z0-9-]{0,30}$'),
    add column rung integer not null default 0 check (rung >= 0);
create unique index offer_one_seat_a_technician on dispatch.offer (work_order, technician) where state = 'accepted';
