-- An alarm, from the first press until it is over: said at the lift, or by a supervisor who answers for it. It is one, however often the
-- button is pressed and however often its call goes away.
create sequence alarm.number start 7001;
create table alarm.alarm (
    id              uuid primary key,
    number          text not null unique default 'AL-' || nextval('alarm.number'),
    device          uuid references alarm.device, -- null where a lift only rings
    unit            uuid,                          -- null while nobody knows which one it is
    phone           text not null,                 -- E.164, where the lift can be rung; empty where it cannot
    state           text not null check (state in ('raised', 'acknowledged', 'everyone-out', 'ended')),
    raised_at       timestamptz not null,
    presses         integer not null default 1,
    pressed_at      timestamptz not null,
    overflows_at    timestamptz,
    overflows       integer not null default 0,
    taken_by        uuid,
    taken_at        timestamptz,
    decide_by       timestamptz,
    rings_back_at   timestamptz,
    rung_back       integer not null default 0,
    contact         uuid,                          -- its last call
    work_order      uuid,
    finding         text not null default '',      -- a word of Finding; empty while nothing was found out
    out_by          uuid,
    out_at          timestamptz,
    said_over_at    timestamptz,                   -- the lift said so, after the last press
    next_at         timestamptz,                   -- when something is due
    ended_at        timestamptz,
    ended_by        uuid,                          -- null where the lift said so
    end_reason      text not null default '',
    check ((state = 'ended') = (ended_at is not null))
);
create unique index alarm_of_device on alarm.alarm (device) where ended_at is null;
create index alarm_open on alarm.alarm (raised_at, id) where ended_at is null;
create index alarm_due on alarm.alarm (next_at) where next_at is not null;
create index alarm_of_unit on alarm.alarm (unit, raised_at desc);
create index alarm_of_contact on alarm.alarm (contact);
create index alarm_of_order on alarm.alarm (work_order);
create index alarm_newest on alarm.alarm (raised_at desc, id desc);

call kernel.guard('alarm.alarm', 'unit is null and (select kernel.sees_some()) or asset.sees_unit(unit)');
create function alarm.sees_alarm(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from alarm.alarm t where t.id = its_id);
end $$;
call kernel.guard_events('alarm', 'alarm.sees_device(event.subject) or alarm.sees_alarm(event.subject)');
