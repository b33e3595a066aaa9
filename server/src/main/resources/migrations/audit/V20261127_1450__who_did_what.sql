-- Who saw and who changed what, each entry in the transaction of the act; and the chain that shows when an entry was changed or taken away.
create schema audit;

create table audit.entry (
    id       uuid not null,               -- of a change: the id of its event
    at       timestamptz not null,
    tx       bigint not null default (pg_current_xact_id()::text::bigint),
    nature   text not null check (nature in ('person', 'token', 'console', 'stranger', 'program')),
    who      text,                        -- a person's id or a token's name
    roles    text not null,               -- comma between them
    act      text not null,
    kind     text not null,               -- what it was done to
    subject  text,                        -- its id
    deed     text,                        -- of a change: the kind of its event
    reason   text,
    way      text,                        -- by which address, without its values
    primary key (id)
) partition by range (id);                -- an id begins with its time, so this is by month
create index on audit.entry (tx, id);
create index on audit.entry (who, id);
create index on audit.entry (subject, id);
create index on audit.entry (act, id);
create index on audit.entry (kind, id);

create function audit.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'What is written in % stays as it is.', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger stays before update or delete on audit.entry for each row execute function audit.refuse();

-- The program may not make tables; the months ahead are made for it, and nothing else.
create function audit.add_months(first_month date, months int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    month date;
    named text;
begin
    for i in 0 .. months - 1 loop
        month := date_trunc('month', first_month) + make_interval(months => i);
        named := 'entry_' || to_char(month, 'YYYY_MM');
        continue when to_regclass('audit.' || named) is not null;
        execute format('create table audit.%I partition of audit.entry for values from (%L) to (%L)',
            named, audit.first_id(month), audit.first_id((month + interval '1 month')::date));
        execute format('create trigger stays_whole before truncate on audit.%I execute function audit.refuse()', named);
    end loop;
end $$;
create function audit.first_id(day date) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from day::timestamp at time zone 'UTC') * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;
revoke execute on function audit.add_months(date, int) from public;

create table audit.entry_outside partition of audit.entry default;
select audit.add_months(date '2026-11-01', 26);
create trigger stays_whole before truncate on audit.entry execute function audit.refuse();
create trigger stays_whole before truncate on audit.entry_outside execute function audit.refuse();

create table audit.link (
    seq   bigint primary key,             -- from 1, without a gap
    entry uuid not null unique,
    key   text not null,                  -- which key
    hash  bytea not null                  -- HMAC-SHA256(key, hash before, what this link holds)
);
create trigger stays before update or delete on audit.link for each row execute function audit.refuse();
create trigger stays_whole before truncate on audit.link execute function audit.refuse();

-- How far the chain has come: everything at or before this place is in it. Only where to look next; the chain itself proves nothing by it.
create table audit.follower (
    sole  boolean primary key default true check (sole),
    tx    bigint not null,
    entry uuid not null
);
insert into audit.follower (tx, entry) values (0, '00000000-0000-0000-0000-000000000000');

create table audit.verified (
    id    uuid primary key,
    at    timestamptz not null,
    links bigint not null,
    millis bigint not null,
    wrong jsonb not null                  -- empty when all was right
);
create trigger stays before update or delete on audit.verified for each row execute function audit.refuse();
create trigger stays_whole before truncate on audit.verified execute function audit.refuse();
