-- What follows when a lift's test call does not come: its line is rung, somebody is sent, and it is over when the test comes after all.
create table alarm.missed_test (
    id          uuid primary key,
    unit        uuid not null,
    area        text not null,
    late_since  timestamptz not null,
    found_at    timestamptz not null,
    state       text not null check (state in ('waits', 'rings', 'decides', 'helped', 'stuck', 'folded', 'over')),
    next_at     timestamptz,                -- when something is due
    call        uuid,                       -- by which its line was rung last
    tries       integer not null default 0,
    answer      text not null default '' check (answer in ('', 'answered', 'busy', 'no-answer', 'not-reached')),
    rung_at     timestamptz,
    waits_hours boolean not null default false, -- its visit has a price now: the order waits until the hours of its agreement begin
    work_order  uuid,
    raised      boolean not null default false, -- by us, and not one that was open anyway
    stuck_why   text not null default '',   -- the code of the refusal because of which a person must decide
    proposal    uuid,                       -- the incident in which it was seen with many others
    alone       boolean not null default false, -- it was looked at among many already
    came_at     timestamptz,
    ended_at    timestamptz,
    ended_how   text not null default '' check (ended_how in ('', 'came', 'order-over', 'not-expected')),
    check ((state = 'over') = (ended_at is not null)),
    check ((state = 'folded') = (proposal is not null) or state = 'over')
);
create unique index missed_test_open on alarm.missed_test (unit) where ended_at is null;
create index missed_test_due on alarm.missed_test (next_at) where next_at is not null;
create index missed_test_of_unit on alarm.missed_test (unit, found_at desc);
create index missed_test_of_order on alarm.missed_test (work_order) where ended_at is null;
create index missed_test_of_proposal on alarm.missed_test (proposal) where ended_at is null;
create index missed_test_of_call on alarm.missed_test (call) where ended_at is null;
call kernel.guard('alarm.missed_test', 'asset.sees_unit(missed_test.unit)');

-- What this company wants to follow from what devices say, and do not say.
create table alarm.setting (
    only_one     boolean primary key default true check (only_one),
    ring_lines   boolean not null default true,
    raise_orders boolean not null default true,  -- where a test call has not come
    many         integer not null default 20 check (many between 2 and 10000), -- more late lifts of an area within an hour are one matter
    fault_orders boolean not null default true,  -- where a device reports its battery or its sound
    version      integer not null default 1
);
insert into alarm.setting default values;
