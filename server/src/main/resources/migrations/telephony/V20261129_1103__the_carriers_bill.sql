-- What the carrier says that we called, beside what we say.
alter table telephony.toll
    add column bill_seconds integer not null default 60, -- so much a call may be longer or shorter on the bill
    add column bill_percent integer not null default 10; -- and so much dearer or cheaper

create table telephony.bill_day (
    day         date    primary key, -- on the clocks of the hours in which we call
    brought_at  timestamptz not null, -- the last line of it came in
    brought_by  uuid,                 -- null for another system
    compared_at timestamptz,          -- null while it is to be compared
    theirs      integer not null default 0,
    ours        integer not null default 0,
    matched     integer not null default 0,
    their_seconds bigint not null default 0,
    our_seconds   bigint not null default 0,
    their_cents numeric(14, 4) not null default 0,
    our_cents   bigint  not null default 0,
    differences integer not null default 0,
    settled_at  timestamptz,          -- somebody has looked at the differences
    settled_by  uuid,
    version     integer not null default 1
);
create index bill_day_to_compare on telephony.bill_day (brought_at) where compared_at is null;

create table telephony.bill_difference (
    day           date        not null references telephony.bill_day on delete cascade,
    place         integer     not null,
    kind          text        not null check (kind in ('only-theirs', 'only-ours', 'length', 'price')),
    line          uuid,       -- of the bill; null where only we have the call
    call          uuid references telephony.call on delete set null,
    started_at    timestamptz not null,
    their_seconds integer,
    our_seconds   integer,
    their_cents   numeric(14, 4),
    our_cents     integer,
    primary key (day, place)
);
create index on telephony.bill_difference (call);

-- What is called is the whole company's.
call kernel.guard('telephony.bill_day', 'false');
call kernel.guard('telephony.bill_difference', 'false');
call kernel.guard('telephony.alert', 'false');
