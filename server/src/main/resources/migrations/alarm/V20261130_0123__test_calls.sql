-- Whether each alarm device that has to call by itself (EN 81-28: every 72 hours) has done so. A real alarm proves the line too.
create table alarm.watch (
    unit        uuid primary key,
    every_hours integer not null check (every_hours > 0),
    good_at     timestamptz,          -- its last good test or alarm; null while there was none
    due_at      timestamptz not null, -- then it is late, grace and all
    state       text not null check (state in ('never', 'ok', 'late', 'failed')),
    since       timestamptz not null, -- so long it stands like this
    check ((state = 'never') = (good_at is null) or state in ('late', 'failed'))
);
create index watch_due on alarm.watch (due_at) where state in ('never', 'ok');
create index watch_wrong on alarm.watch (since desc, unit desc) where state in ('late', 'failed');
call kernel.guard('alarm.watch', 'asset.sees_unit(watch.unit)');
