-- Toll fraud costs a company thousands in a night: how much may be called, what it costs, and a stop for all that can wait.
create table telephony.toll (
    only_one        boolean primary key default true check (only_one),
    stopped_at      timestamptz,               -- nothing but offers, ring-backs and emergency calls since then
    stopped_by      uuid,
    at_once         integer not null default 20,
    at_once_each    integer not null default 2,
    a_minute        integer not null default 30,
    a_day           integer not null default 2000,
    longest_minutes integer not null default 60,
    hour_cents      integer not null default 5000,
    day_cents       integer not null default 20000,
    month_cents     integer not null default 200000,
    other_cents     integer not null default 50, -- a minute to where no tariff leads
    version         integer not null default 1
);
insert into telephony.toll default values;

create table telephony.tariff (
    prefix text    primary key check (prefix ~ '^\+[1-9][0-9]{0,11}$'),
    cents  integer not null check (cents >= 0) -- each begun minute
);

alter table telephony.call
    add column purpose text check (purpose in ('offer', 'ring-back', 'emergency', 'trial', 'dialled')),
    add column person  uuid,    -- who placed it
    add column cents   integer; -- each begun minute, as the tariff was then
create index call_out on telephony.call (started_at) where direction = 'out';
