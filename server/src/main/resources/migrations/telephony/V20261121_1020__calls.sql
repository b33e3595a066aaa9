-- What a live call on the wire means: which contact it belongs to, where it came from and how it ended; and the trunk for calls out.
create schema telephony;

create table telephony.call (
    id uuid primary key,
    contact uuid,
    direction text not null check (direction in ('in', 'out')),
    peer text not null,
    sip_call_id text not null,
    started_at timestamptz not null,
    answered_at timestamptz,
    ended_at timestamptz,
    end_reason text,
    sip_status int
);
create index on telephony.call (contact);
create index telephony_call_open on telephony.call (id) where ended_at is null;

create table telephony.trunk (
    only_one boolean primary key default true check (only_one),
    address text not null,
    caller_number text not null,
    allowed_country_codes text[] not null,
    version int not null default 1
);

select kernel.create_event_table('telephony');
