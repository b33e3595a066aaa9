-- What the carrier says that was called, line by line.
create schema bill;

create table bill.line (
    id         uuid primary key,
    number     text           not null, -- in E.164
    started_at timestamptz    not null,
    seconds    integer        not null check (seconds >= 0),
    cents      numeric(14, 4) not null check (cents >= 0),
    version    integer        not null default 1,
    unique (started_at, number)
);
create index on bill.line (number);

select kernel.create_event_table('bill');
call kernel.guard('bill.line', 'false');
call kernel.guard_events('bill', 'false');
