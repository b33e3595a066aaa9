-- Get this text to this person and know what became of it. The row is written with the reason for it and sent after commit.
create schema if not exists notify;

create table notify.gateway (
    one     boolean primary key default true check (one),
    url     text not null,
    secret  text not null,
    sender  text not null,
    enabled boolean not null,
    version integer not null default 1
);

create table notify.text (
    id          uuid primary key,
    key         text not null unique,
    recipient   text not null check (recipient ~ '^\+[1-9][0-9]{4,14}$'),
    words       text not null,
    state       text not null check (state in ('waiting', 'sending', 'sent', 'failed')),
    written_at  timestamptz not null,
    due_at      timestamptz not null,
    attempts    integer not null default 0,
    leased_till timestamptz,
    answer      text,
    sent_at     timestamptz
);
create index text_due on notify.text (due_at) where state = 'waiting';
create index text_leased on notify.text (leased_till) where state = 'sending';

select kernel.create_event_table('notify');
