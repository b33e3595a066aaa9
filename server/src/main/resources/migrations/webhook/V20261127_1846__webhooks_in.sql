-- Hear what other systems tell: kept as it came before it is acknowledged, once for each of their ids.
create table webhook.sender (
    id                uuid primary key,
    name              text not null unique check (name ~ '^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$'),
    secret            text not null,
    old_secret        text,
    old_secret_until  timestamptz,
    enabled           boolean not null,
    per_minute        integer not null check (per_minute between 1 and 6000),
    version           integer not null default 1,
    constraint sender_secrets check ((old_secret is null) = (old_secret_until is null))
);

create table webhook.message (
    id           uuid primary key,
    sender       uuid not null references webhook.sender on delete cascade,
    their_id     text not null,
    digest       bytea not null,
    body         bytea not null,
    kind         text,
    trouble      text, -- why it cannot be used; such a message stands in quarantine
    received_at  timestamptz not null,
    unique (sender, their_id)
);
create index message_received on webhook.message (received_at, id);
create index message_received_from on webhook.message (sender, received_at, id);
create index message_troubled on webhook.message (received_at, id) where trouble is not null;

call kernel.guard('webhook.sender', 'false');
call kernel.guard('webhook.message', 'false');
