-- What alarm devices on lifts say, whatever wire it came over. A device is known by how it calls itself on its wire; one that nobody
-- entered is kept all the same, and a person decides whether it is one of ours.
create schema alarm;

create table alarm.device (
    id             uuid primary key,
    wire           text not null,
    ident          text not null check (ident <> ''),
    unit           uuid,                     -- null while nobody knows on which unit it is
    first_heard_at timestamptz not null,
    last_heard_at  timestamptz not null,     -- whatever it said, its heartbeat too
    unique (wire, ident)
);
create index on alarm.device (unit);

-- Heartbeats only move last_heard_at: nobody reads fifteen thousand rows a minute that say "I am here".
create table alarm.signal (
    id          uuid primary key,
    device      uuid not null references alarm.device,
    kind        text not null,
    spot        text not null,
    code        text not null,               -- as the wire has it
    words       text not null,
    key         text not null,               -- the same again from the same device is counted, not kept twice
    occurred_at timestamptz,                 -- by the device's own clock, which may be wrong
    received_at timestamptz not null,
    repeats     integer not null default 0,
    raw         text not null
);
create index on alarm.signal (device, received_at desc, id desc);

-- Frames that nobody can read, with their bytes. The same from the same side again is counted.
create table alarm.unread_frame (
    id       uuid primary key,
    digest   bytea not null unique,          -- of wire, side and bytes
    wire     text not null,
    side     text not null,                  -- who sent it: an address or a telephone number
    frame    bytea not null,
    why      text not null,                  -- a word of FrameFault
    times    integer not null default 1,
    first_at timestamptz not null,
    last_at  timestamptz not null
);
create index on alarm.unread_frame (last_at desc, id desc);

select kernel.create_event_table('alarm');

call kernel.guard('alarm.device', 'unit is null and (select kernel.sees_some()) or asset.sees_unit(unit)');
create function alarm.sees_device(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from alarm.device t where t.id = its_id);
end $$;
call kernel.guard('alarm.signal', 'alarm.sees_device(signal.device)');
call kernel.guard('alarm.unread_frame', 'false');
