-- Calls that this company would not make: to where nobody calls while the house is closed, many that are over at once, numbers one after another.
alter table telephony.call
    add column number    text, -- that was dialled, in E.164; goes when nobody needs it any more
    add column beginning text; -- its first six digits, which are nobody's, stay
create index call_out_beginning on telephony.call (beginning, started_at) where direction = 'out';
create index call_out_number on telephony.call (number) where number is not null;

alter table telephony.toll
    add column open_hours      text    not null default '7-18', -- as agreements say hours; holidays of our own number's country are closed
    add column open_zone       text    not null default '',     -- on whose clocks; the machine's where it is empty
    add column familiar_days   integer not null default 90,
    add column short_seconds   integer not null default 10,
    add column short_calls     integer not null default 10,
    add column in_a_row        integer not null default 5,
    add column unusual_minutes integer not null default 15;
