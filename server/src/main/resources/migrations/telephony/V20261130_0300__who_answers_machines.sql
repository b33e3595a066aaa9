-- Lifts whose alarm device speaks in tones: on which numbers, or from which, the receiver answers first, and what it listens for.
create table telephony.receiver (
    id               uuid    primary key,
    side             text    not null check (side in ('dialled', 'calling')), -- 'calling' is a lift's own line, and goes before
    number           text    not null,
    profile          text    not null check (profile in ('voice', 'p100', 'contact-id', 'auto')),
    patience_seconds integer not null check (patience_seconds between 3 and 60), -- then a person talks with them
    version          integer not null default 1,
    unique (side, number)
);
call kernel.guard('telephony.receiver', 'false');
