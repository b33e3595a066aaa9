-- Pages and mails beside texts: the relays that take them, how each gateway fares, and how much may go through it.
create table notify.relay (
    id       uuid primary key,
    kind     text    not null check (kind in ('snpp', 'tap', 'smtp')),
    name     text    not null unique,
    host     text    not null,
    port     integer not null,
    security text    not null default 'none' check (security in ('none', 'starttls', 'tls')),
    login    text    not null default '',
    password text    not null default '',
    sender   text    not null default '',  -- the address that mails come from
    longest  integer not null default 240, -- so many characters a pager shows
    a_minute integer not null,
    a_day    integer not null,
    enabled  boolean not null,
    version  integer not null default 1
);

alter table notify.gateway
    add column a_minute integer not null default 600,
    add column a_day    integer not null default 100000;

-- The last that went well and the last that did not, for the gateway of texts (…0001) and for each relay.
create table notify.health (
    gateway      uuid primary key,
    succeeded_at timestamptz,
    failed_at    timestamptz,
    failure      text
);

-- How much went through a gateway, minute by minute of the last day.
create table notify.spent (
    gateway  uuid        not null,
    minute   timestamptz not null,
    messages integer     not null,
    primary key (gateway, minute)
);

alter table notify.text
    add column channel text not null default 'text' check (channel in ('text', 'pager', 'mail')),
    add column relay   uuid references notify.relay,
    add column subject text,                           -- of a mail
    add column urgent  boolean not null default false, -- goes whatever the budget says
    add constraint text_relay check ((channel = 'text') = (relay is null)),
    drop constraint text_carrier_check,
    add constraint text_carrier_check check (carrier in ('outbox', 'gateway', 'pager', 'mail')),
    drop constraint text_recipient_check,
    add constraint text_recipient_check check (recipient = '' or case channel
        when 'text' then recipient ~ '^\+[1-9][0-9]{4,14}$'
        when 'pager' then recipient ~ '^[A-Za-z0-9]{1,30}$'
        else recipient ~ '^[^@[:space:]]+@[^@[:space:]]+$' end);
create index text_relay on notify.text (relay) where relay is not null and state in ('waiting', 'sending');
