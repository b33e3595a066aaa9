-- Texts by SMPP beside HTTP: its settings, the short messages that a text went as, and what came before it could be understood.
alter table notify.gateway
    add column kind        text    not null default 'http' check (kind in ('http', 'smpp')),
    add column host        text    not null default '',
    add column port        integer not null default 2775,
    add column system_id   text    not null default '',
    add column password    text    not null default '',
    add column system_type text    not null default '',
    add column tls         boolean not null default false,
    add column payload     boolean not null default false;

-- The short messages of a text that the network has, each with the name that it gave it. A text that was cut off in the middle goes on
-- with the first that is not here.
create table notify.part (
    text       uuid        not null references notify.text,
    number     integer     not null,
    parts      integer     not null,
    message_id text        not null,
    taken_at   timestamptz not null,
    receipt    text check (receipt in ('delivered', 'failed')),
    receipt_id text, -- as the receipt wrote it: some write in decimal what they gave in hexadecimal
    primary key (text, number)
);
create index part_message on notify.part (message_id, taken_at); -- the network may give a name again after years
create index part_receipt on notify.part (receipt_id) where receipt_id is not null;

-- Receipts that overtook the answer to their text. They wait for it some minutes, then they are for people to look at.
create table notify.early_receipt (
    id          uuid primary key,
    message_id  text        not null,
    recipient   text        not null,
    receipt     text        not null check (receipt in ('delivered', 'failed')),
    reason      text,
    raw         bytea       not null,
    received_at timestamptz not null
);

-- Parts of a long reply, until the last of them is there.
create table notify.reply_part (
    sender      text        not null,
    recipient   text        not null,
    reference   integer     not null,
    parts       integer     not null,
    number      integer     not null,
    alphabet    text        not null,
    octets      bytea       not null,
    raw         bytea       not null,
    received_at timestamptz not null,
    primary key (sender, recipient, reference, parts, number)
);

-- What was kept and perhaps not acknowledged: the network says that again, and it is then no second reply.
create table notify.unacknowledged (
    digest      bytea primary key,
    received_at timestamptz not null
);
