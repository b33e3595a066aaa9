-- Keys that alarm devices share with us, and devices that have to be heard every so often.
create table alarm.device_key (
    id     uuid primary key,
    wire   text not null,
    ident  text not null check (ident <> ''),  -- how the device calls itself, which may have said nothing yet
    sealed bytea not null,                     -- under a master key that is in no database
    unique (wire, ident)
);

alter table alarm.device
    add column poll_seconds integer check (poll_seconds between 10 and 604800),  -- null: nobody waits for it
    add column silent_since timestamptz;       -- when it was missed; null while it is heard
create index device_waited_for on alarm.device (poll_seconds) where poll_seconds is not null;
create index device_silent on alarm.device (silent_since) where silent_since is not null;

call kernel.guard('alarm.device_key', 'false');
