-- What an agreement covers, promises and charges differs by level, and which days are off is a country's or a customer's own: people enter both now.
create table customer.holiday_calendar (
    id      uuid primary key,
    name    text not null unique,
    -- Of this country: it counts for every agreement that names no other.
    country text unique check (country ~ '^[A-Z]{2}$'),
    version integer not null default 1
);

create table customer.holiday (
    calendar uuid not null references customer.holiday_calendar on delete cascade,
    day      date not null,
    name     text not null default '',
    primary key (calendar, day)
);

-- Null in a row that an earlier version wrote: its hours and times are read from the columns that stand there already, which go on being written as well.
alter table customer.agreement add column terms jsonb;
alter table customer.agreement add column calendar uuid references customer.holiday_calendar;
create index agreement_by_calendar on customer.agreement (calendar) where calendar is not null;
