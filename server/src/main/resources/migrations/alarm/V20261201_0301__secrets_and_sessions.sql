-- What alarm devices sign in with where their wire has a sign-in, and the session that each keeps while it is away.
create table alarm.device_secret (
    id              uuid primary key,
    wire            text not null,
    ident           text not null check (ident <> ''),  -- how the device calls itself, which may have said nothing yet
    digest          bytea not null check (length(digest) = 32),  -- SHA-256 of 256 random bits, which nobody guesses
    made_at         timestamptz not null,
    signed_in_at    timestamptz,             -- the last time; null when it never did
    client          text,                    -- whose session it is, as the device's program calls itself; null when there is none
    session_seconds bigint check (session_seconds between 0 and 4294967295),  -- kept for so long after it left; the most is for ever
    left_at         timestamptz,             -- null while it is connected
    unique (wire, ident)
);
create index on alarm.device_secret (ident, id);

call kernel.guard('alarm.device_secret', 'false');
