-- What a caller wants from us, from the first ring until it is answered; and the problem codes that say what is wrong. The row is the present state, request.event is what happened.
create schema if not exists request;

create sequence request.number start 209001;

-- Department, provider, category and code: the tree in which a problem is found, and the usual job for it.
create table request.problem_branch (
    level text not null check (level in ('department', 'provider', 'category')),
    key   text not null,
    place smallint not null,
    names jsonb not null,
    primary key (level, key)
);
create table request.problem_code (
    code       text primary key,
    department text not null,
    provider   text not null,
    category   text not null,
    urgency    smallint not null check (urgency between 0 and 8),
    kinds      text[] not null,
    raises     jsonb not null,
    job        jsonb not null,
    -- Somebody here changed it, so a newer list that we ship leaves it alone.
    edited     boolean not null default false,
    version    integer not null default 1
);
create table request.problem_words (
    code     text not null references request.problem_code,
    language text not null,
    name     text not null,
    detail   text not null,
    say      text not null,
    synonyms text[] not null,
    primary key (code, language)
);
create table request.problem_question (
    code    text not null references request.problem_code,
    id      text not null,
    place   smallint not null,
    type    text not null check (type in ('yes-no', 'floor', 'text', 'choice')),
    texts   jsonb not null,
    choices jsonb not null,
    worse   jsonb,
    primary key (code, id)
);
-- Which shipped list was taken in last.
create table request.problem_list (
    only_one boolean primary key default true check (only_one),
    digest   text not null,
    taken_at timestamptz not null
);

create table request.request (
    id             uuid primary key,
    number         text not null unique default 'KR-' || nextval('request.number'),
    contact        uuid,
    contact_number text,
    -- Its contact is not closed yet, so the desk of that contact's agent shows it.
    in_contact     boolean not null,
    language       text not null,
    state          text not null check (state in ('draft', 'parked', 'with-order', 'closed')),
    owner          uuid,
    kind           text check (kind in ('information', 'action', 'comment')),
    trapped        boolean,
    hurt           boolean,
    fire_or_water  boolean,
    code           text references request.problem_code,
    words          text not null default '',
    answers        jsonb not null default '{}',
    unit           uuid,
    site           uuid,
    -- The place was chosen for this request; otherwise it follows the unit of its contact.
    own_place      boolean not null default false,
    -- Whose place it is; known once the request has moved.
    customer       uuid,
    tone           text check (tone in ('praise', 'complaint', 'idea')),
    answer         text not null default '',
    text_caller    boolean not null default true,
    callback       text not null default '',
    follow_up_at   timestamptz,
    work_order     uuid,
    closed_how     text check (closed_how in ('informed', 'recorded', 'solved', 'cancelled', 'empty')),
    opened_at      timestamptz not null,
    saved_at       timestamptz,
    saved_by       uuid,
    moved_at       timestamptz not null,
    closed_at      timestamptz,
    version        integer not null default 1,
    -- Nobody has said anything yet. A unit that follows the contact and the caller's own number say nothing.
    blank          boolean not null generated always as (
        kind is null and trapped is null and hurt is null and fire_or_water is null and code is null and words = ''
        and answers = '{}' and not own_place and tone is null and answer = '') stored,
    -- What a search finds; written when the request moves, so that saving a draft touches no index.
    text           text not null default '',
    check (not in_contact or contact is not null),
    check (state <> 'parked' or (owner is not null and follow_up_at is not null and kind is not null)),
    check ((state = 'with-order') <= (work_order is not null)),
    check ((state = 'closed') = (closed_how is not null)),
    check ((state = 'closed') = (closed_at is not null))
) with (fillfactor = 60);
create index request_of_contact on request.request (contact, opened_at) where contact is not null;
create index request_of_order on request.request (work_order) where work_order is not null;
create index request_open_of_owner on request.request (owner, state) where state in ('draft', 'parked', 'with-order');
create index request_without_owner on request.request (opened_at) where state in ('draft', 'parked') and owner is null;
create index request_to_follow_up on request.request (follow_up_at, id) where state = 'parked';
create index request_newest on request.request (opened_at desc, id desc);
create index request_open on request.request (opened_at desc, id desc) where state in ('draft', 'parked', 'with-order');
create index request_by_unit on request.request (unit, opened_at desc) where unit is not null;
create index request_by_site on request.request (site, opened_at desc) where site is not null;
create index request_by_customer on request.request (customer, opened_at desc) where customer is not null;
create index request_text on request.request using gin (text gin_trgm_ops);

-- The same press of a button, sent twice, does its work once.
create table request.given_key (
    source  text not null,
    key     uuid not null,
    request uuid not null,
    act     text not null,
    at      timestamptz not null,
    primary key (source, key)
);
create index given_key_by_age on request.given_key (at);

select kernel.create_event_table('request');
