-- Those who can stop calls are told when something looks like fraud: once for each burst, however many calls are in it.
alter table telephony.toll
    add column alert_refusals integer not null default 5,
    add column alert_minutes  integer not null default 10;

create table telephony.alert (
    id       uuid primary key,
    kind     text        not null check (kind in ('refused', 'spent', 'unusual', 'texts', 'bill')),
    times    integer     not null default 1,
    began_at timestamptz not null,
    last_at  timestamptz not null,
    seen_at  timestamptz, -- somebody has said that they know
    seen_by  uuid
);
create index on telephony.alert (kind, began_at desc);
create index alert_unseen on telephony.alert (began_at) where seen_at is null;
