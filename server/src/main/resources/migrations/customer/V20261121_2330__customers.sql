-- Who is this, and what were they promised: customers, the people who speak for them, their numbers, their agreements.
create schema if not exists customer;
create extension if not exists pg_trgm with schema public;

create sequence customer.customer_number start 10001;
create sequence customer.agreement_number start 20001;

create table customer.customer (
    id       uuid primary key,
    number   text not null unique default 'CU-' || nextval('customer.customer_number'),
    name     text not null,
    language text not null,
    email    text,
    note     text not null default '',
    version  integer not null default 1,
    words    text not null generated always as (number || ' ' || name || ' ' || coalesce(email, '')) stored
);
create index customer_by_name on customer.customer (name, id);
create index customer_words on customer.customer using gin (words gin_trgm_ops);

create table customer.person (
    id          uuid primary key,
    customer    uuid not null references customer.customer,
    name        text not null,
    role        text not null default '',
    language    text not null,
    hears_badly boolean not null default false,
    version     integer not null default 1
);
create index person_by_customer on customer.person (customer, name, id);

-- One row per number and owner, in E.164: a call finds everybody behind it with one look. Without a person it is the customer's own number.
create table customer.phone (
    number   text not null check (number ~ '^\+[1-9][0-9]{4,14}$'),
    customer uuid not null references customer.customer,
    person   uuid references customer.person on delete cascade,
    place    smallint not null,
    unique nulls not distinct (number, customer, person)
);
create index phone_by_owner on customer.phone (customer, person, place);

create table customer.agreement (
    id                 uuid primary key,
    number             text not null unique default 'AG-' || nextval('customer.agreement_number'),
    customer           uuid not null references customer.customer,
    plan               text not null,
    hours              text not null,
    entrapment_minutes integer not null check (entrapment_minutes > 0),
    urgent_minutes     integer not null check (urgent_minutes > 0),
    normal_hours       integer not null check (normal_hours > 0),
    valid_from         date not null,
    valid_to           date,
    version            integer not null default 1,
    words              text not null generated always as (number || ' ' || plan) stored,
    check (valid_to is null or valid_to >= valid_from)
);
create index agreement_by_customer on customer.agreement (customer, id);
create index agreement_words on customer.agreement using gin (words gin_trgm_ops);

select kernel.create_event_table('customer');
