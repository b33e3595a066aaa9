-- The morning report goes by mail to whoever asked for it, at the hour that the company says, once for each day.
create table report.morning_rule (
    id        uuid primary key,
    hour      time not null,
    version   integer not null default 1
);
insert into report.morning_rule (id, hour) values ('00000000-0000-0000-0000-000000000005', '07:00');

create table report.morning_reader (
    user_account uuid primary key,
    since        timestamptz not null
);

alter table report.morning
    add column mailed_at timestamptz; -- null until the letters for it are written
update report.morning set mailed_at = made_at; -- nobody had asked

-- What the day before was like, area by area, as it was counted when the morning began.
create table report.morning_area (
    morning         uuid not null references report.morning on delete cascade,
    branch          uuid not null,
    area            text not null,
    raised          integer not null,
    undispatched    integer not null,
    undispatched_of integer not null, -- those that had a time to be accepted within
    still_open      integer not null, -- of the raised ones, when the morning began
    unreached       integer not null, -- orders for which somebody was not reached
    primary key (morning, area)
);
call kernel.guard('report.morning_area', 'branch = any ((select kernel.sees())::uuid[])');
select kernel.create_event_table('report');
