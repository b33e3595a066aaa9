-- Who takes it: queues with their dialled numbers, who waits in them, and the present state of each agent.
create schema routing;

create table routing.queue (
    id uuid primary key,
    name text not null unique check (length(name) between 1 and 80),
    language text not null check (language in ('en', 'zh-Hant', 'sv', 'et')),
    skill text,
    priority int not null default 5 check (priority between 0 and 9),
    answer_within_seconds int not null default 20 check (answer_within_seconds between 5 and 3600),
    offer_seconds int not null default 20 check (offer_seconds between 5 and 300),
    version int not null default 1
);

create table routing.dialled_number (
    number text primary key,
    queue uuid not null references routing.queue
);
create index on routing.dialled_number (queue);

create table routing.waiting (
    contact uuid primary key,
    queue uuid not null references routing.queue,
    skill text,
    priority int not null,
    since timestamptz not null,
    offer_seconds int not null
);

create table routing.agent (
    person uuid primary key,
    state text not null check (state in ('not-in', 'not-ready', 'ready', 'offered', 'on-a-call', 'finishing')),
    reason text,
    by_system boolean not null default false,
    since timestamptz not null,
    contact uuid
);

select kernel.create_event_table('routing');
