-- What an alarm device says of its own trouble: one for each fault until it says that it is over, however often it says it.
create table alarm.fault (
    id          uuid primary key,
    device      uuid not null references alarm.device,
    what        text not null,               -- a word of FaultKind
    which       text not null,               -- the code, where two faults of one kind are two; else empty
    code        text not null,               -- as the wire has it
    words       text not null,
    raised_at   timestamptz not null,
    last_at     timestamptz not null,
    times       integer not null default 1,
    next_at     timestamptz,                 -- when something is due
    waits_hours boolean not null default false,
    work_order  uuid,
    raised      boolean not null default false, -- by us, and not one that was open anyway
    stuck_why   text not null default '',
    cleared_at  timestamptz
);
create unique index fault_open on alarm.fault (device, what, which) where cleared_at is null;
create index fault_newest on alarm.fault (last_at desc, id desc) where cleared_at is null;
create index fault_due on alarm.fault (next_at) where next_at is not null;
create index fault_of_order on alarm.fault (work_order) where work_order is not null;
call kernel.guard('alarm.fault', 'alarm.sees_device(fault.device)');

alter table alarm.setting
    add column fault_minutes integer not null default 60 check (fault_minutes between 0 and 10080); -- it has stood for so long before somebody is sent
