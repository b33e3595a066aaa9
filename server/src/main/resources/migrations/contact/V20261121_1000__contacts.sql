-- Every conversation with the outside, from its first ring; the row is the present state, contact.event is what happened.
create schema contact;

create sequence contact.number start 20001;

create table contact.contact (
    id uuid primary key,
    number text not null unique,
    channel text not null check (channel in ('call')),
    direction text not null check (direction in ('in', 'out')),
    from_number text not null,
    from_e164 text,
    dialled text not null,
    queue uuid,
    queue_name text not null,
    language text not null,
    state text not null check (state in ('waiting', 'talking', 'finishing', 'closed')),
    opened_at timestamptz not null,
    answered_at timestamptz,
    ended_at timestamptz,
    closed_at timestamptz,
    agent uuid,
    end_reason text,
    outcome text,
    note text not null default '',
    customer uuid,
    person uuid,
    unit uuid,
    recording_file text,
    recording_seconds numeric(10, 2),
    recording_gaps int,
    check ((state = 'closed') = (closed_at is not null)),
    check (state <> 'talking' or agent is not null)
);
create index contact_newest on contact.contact (opened_at desc, id desc);
create index contact_open on contact.contact (state) where state <> 'closed';
create index contact_by_caller on contact.contact (from_e164, opened_at desc);
create index contact_by_unit on contact.contact (unit, opened_at desc) where unit is not null;
create index contact_unanswered on contact.contact (opened_at desc) where answered_at is null and ended_at is not null;

select kernel.create_event_table('contact');
