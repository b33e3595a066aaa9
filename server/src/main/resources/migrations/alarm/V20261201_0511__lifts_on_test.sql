-- Somebody works on a lift and presses its button on purpose: for a while its frames are kept and take nobody's time.
create table alarm.on_test (
    id       uuid primary key,
    unit     uuid not null,
    since    timestamptz not null,
    until    timestamptz not null,
    reason   text not null,
    by       uuid not null,
    ended_at timestamptz,                  -- earlier than was said
    ended_by uuid,
    check (until > since and until <= since + interval '8 hours')
);
create index on_test_of_unit on alarm.on_test (unit, until desc);
create index on_test_until on alarm.on_test (until desc);
call kernel.guard('alarm.on_test', 'asset.sees_unit(on_test.unit)');

-- A press meanwhile; anybody may say that it is none of the test.
create table alarm.quiet_press (
    id      uuid primary key,
    on_test uuid not null references alarm.on_test,
    unit    uuid not null,
    device  uuid not null references alarm.device,
    at      timestamptz not null,
    alarm   uuid references alarm.alarm    -- that it became
);
create index quiet_press_newest on alarm.quiet_press (at desc, id desc);
create index quiet_press_of_test on alarm.quiet_press (on_test);
create index quiet_press_of_device on alarm.quiet_press (device);
call kernel.guard('alarm.quiet_press', 'asset.sees_unit(quiet_press.unit)');
