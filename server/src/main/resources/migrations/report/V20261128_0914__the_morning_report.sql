-- What was open when the morning began: one report for each branch and day, as it was read then.
create schema if not exists report;

create table report.morning (
    id       uuid primary key,
    branch   uuid not null,
    day      date not null, -- on the branch's clocks
    zone     text not null,
    made_at  timestamptz not null,
    unique (branch, day)
);

create table report.morning_line (
    morning         uuid not null references report.morning on delete cascade,
    branch          uuid not null,
    work_order      uuid not null,
    number          text not null,
    country         text not null,
    area            text not null,
    technician_name text,
    stands          text not null,
    urgency         smallint not null,
    raised_at       timestamptz not null,
    due_at          timestamptz,
    report_missing  boolean not null,
    reminders       integer not null,
    next_step       text,
    next_at         timestamptz,
    owner_kind      text,
    primary key (morning, work_order)
);
call kernel.guard('report.morning', 'branch = any ((select kernel.sees())::uuid[])');
call kernel.guard('report.morning_line', 'branch = any ((select kernel.sees())::uuid[])');
