-- A technician on a job asks for help: somebody at a desk takes it, and until then it goes up, step by step.
create table dispatch.help (
    id         uuid primary key,
    work_order uuid not null,
    offer      uuid not null references dispatch.offer,
    technician uuid not null references dispatch.technician,
    need       text not null check (need in ('technician', 'skill', 'parts', 'advice', 'danger')),
    skill      text not null default '',
    note       text not null default '',
    asked_at   timestamptz not null, -- when she pressed, which may be a while before it came
    came_at    timestamptz not null,
    told       integer not null default 0 check (told >= 0), -- so often somebody above was told
    next_at    timestamptz, -- when it goes up; null when it is somebody's, or over
    taken_by   uuid,
    taken_name text not null default '',
    taken_at   timestamptz,
    over_at    timestamptz, -- the job ended before anybody took it
    check ((taken_by is null) = (taken_at is null)),
    check ((next_at is null) = (taken_at is not null or over_at is not null))
);
create unique index on dispatch.help (offer, need, skill) where next_at is not null;
create index on dispatch.help (next_at) where next_at is not null;
create index on dispatch.help (work_order);
call kernel.guard('dispatch.help', 'work.sees_order(help.work_order)');

alter table dispatch.setting
    add column help_minutes integer not null default 3 check (help_minutes between 1 and 60);
