-- What we know of a person goes when they ask for it or when its time is over, unless it is held. Figures stay: ids, times, lengths, kinds and outcomes are never touched.
create schema privacy;

-- Nothing of this goes while it stands: of a number, a mail address, a person, a unit, an order or a call.
create table privacy.hold (
    id       uuid primary key,
    kind     text not null check (kind in ('phone', 'mail', 'person', 'unit', 'order', 'contact')),
    subject  text not null, -- the number or address itself, or an id
    called   text not null, -- as people say it, such as WO-48211
    reason   text not null check (length(reason) between 3 and 500),
    set_at   timestamptz not null,
    set_by   uuid not null,
    until    timestamptz, -- open without one
    ended_at timestamptz,
    ended_by uuid,
    check ((ended_at is null) = (ended_by is null))
);
create index hold_standing on privacy.hold (set_at desc, id desc) where ended_at is null;

-- Whom it was about is known while it runs, so that it goes on after a stop. Afterwards only marks are left, by which the same number or
-- address is known again when a backup has brought it back: HMAC-SHA256 under the erasure's own salt.
create table privacy.erasure (
    id       uuid primary key,
    state    text not null check (state in ('running', 'done')),
    reason   text not null check (length(reason) between 3 and 500),
    at       timestamptz not null,
    by       uuid, -- nobody where an erasure is done again after a backup came back
    ended_at timestamptz,
    whom     jsonb,
    step     integer not null default 0,
    gone     jsonb not null default '{}',
    stays    jsonb not null default '{}',
    salt     bytea not null,
    marks    bytea[] not null default '{}',
    check ((state = 'done') = (ended_at is not null)),
    check ((state = 'done') = (whom is null))
);
create index erasure_running on privacy.erasure (at) where state = 'running';

-- For how many days each class is kept, where somebody said otherwise than we do; without a number for ever.
create table privacy.retention (
    class   text primary key,
    days    integer check (days between 1 and 36500),
    version integer not null default 1
);

-- What went in one night.
create table privacy.sweep (
    id       uuid primary key,
    began_at timestamptz not null,
    ended_at timestamptz,
    gone     jsonb not null default '{}',
    held     jsonb not null default '{}'
);
create index sweep_newest on privacy.sweep (began_at desc, id desc);

select kernel.create_event_table('privacy');
call kernel.guard('privacy.hold', 'false');
call kernel.guard('privacy.erasure', 'false');
call kernel.guard('privacy.retention', 'false');
call kernel.guard('privacy.sweep', 'false');
call kernel.guard_events('privacy', 'false');

-- What was typed goes out of a document; its numbers, yes and no, ids, times, and the words of our own under these keys stay.
create function privacy.blanked(document jsonb, kept text[]) returns jsonb language plpgsql immutable as $$
declare
    text_in_it text;
begin
    case jsonb_typeof(document)
        when 'object' then
            return coalesce((select jsonb_object_agg(key, case when key = any (kept) and jsonb_typeof(value) = 'string' then value
                                                               else privacy.blanked(value, kept) end)
                               from jsonb_each(document)), '{}');
        when 'array' then
            return coalesce((select jsonb_agg(privacy.blanked(value, kept) order by place)
                               from jsonb_array_elements(document) with ordinality as e (value, place)), '[]');
        when 'string' then
            text_in_it := document #>> '{}';
            return case when text_in_it = '' or text_in_it ~ '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d(T[0-9:.]+Z?)?)$'
                        then document else '"[erased]"' end;
        else
            return document;
    end case;
end $$;

-- What bytes say, for looking into them; bytes that are no text say what of them is.
create function privacy.readable(bytes bytea) returns text language plpgsql immutable as $$
begin
    return convert_from(bytes, 'UTF8');
exception
    when others then return encode(bytes, 'escape');
end $$;

-- What happened stays on record: only what was typed goes out of it, and only this way. Answers how many were changed.
create function privacy.blank_events(room text, subjects uuid[], kept text[], most int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    changed int;
begin
    execute format('with few as (select id, at from %1$I.event where subject = any ($1) and data <> privacy.blanked(data, $2) limit $3)
                    update %1$I.event e set data = privacy.blanked(e.data, $2) from few where e.id = few.id and e.at = few.at', room)
        using subjects, kept, most;
    get diagnostics changed = row_count;
    return changed;
end $$;

create function privacy.scrub_events(room text, pattern text, held uuid[], most int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    changed int;
begin
    execute format('with few as (select id, at from %1$I.event where data::text ~* $1 and subject <> all ($2) limit $3)
                    update %1$I.event e set data = regexp_replace(e.data::text, $1, ''[erased]'', ''gi'')::jsonb from few where e.id = few.id and e.at = few.at', room)
        using pattern, held, most;
    get diagnostics changed = row_count;
    return changed;
end $$;
revoke execute on function privacy.blank_events(text, uuid[], text[], int), privacy.scrub_events(text, text, uuid[], int) from public;
