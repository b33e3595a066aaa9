-- What people type, and what they mean by it. The owner of a customer, person, site or unit writes its words here in the transaction of
-- the change; a question is answered with ids only, which the owner's own tables then turn into what is shown.
create schema if not exists finder;
create extension if not exists pg_trgm with schema public;

create table finder.entry (
    kind  text not null check (kind in ('customer', 'person', 'site', 'unit')),
    id    uuid not null,
    words tsvector not null,
    primary key (kind, id)
) partition by list (kind);
create table finder.entry_customer partition of finder.entry for values in ('customer');
create table finder.entry_person partition of finder.entry for values in ('person');
create table finder.entry_site partition of finder.entry for values in ('site');
create table finder.entry_unit partition of finder.entry for values in ('unit');
create index entry_words on finder.entry using gin (words);

-- Numbers in their shortest form, letters and digits only: a unit's, a serial, a telephone's. Found by how they begin; telephones by any part.
create table finder.label (
    kind  text not null,
    id    uuid not null,
    label text not null collate "C",
    phone boolean not null,
    primary key (label, kind, id, phone)
);
create index label_of on finder.label (kind, id);
create index label_part on finder.label using gin (label gin_trgm_ops) where phone;

-- What comes first: open alarms (2) and open orders (1), then what was used last. Small, so that warming up touches no index of words.
create table finder.warm (
    kind    text not null,
    id      uuid not null,
    heat    smallint not null check (heat between 0 and 2),
    used_at timestamptz not null,
    primary key (kind, id)
);
create index warm_first on finder.warm (kind, heat desc, used_at desc);

-- Every word without digits that occurs, and in about how many entries: for typing errors, and for choosing how to look.
create table finder.word (
    word    text primary key collate "C",
    entries integer not null
);
create index word_like on finder.word using gin (word gin_trgm_ops);

-- Which way of reading words the entries were written with; another one means that all are written again.
create table finder.written (
    only_one boolean primary key default true check (only_one),
    reading  integer not null,
    at       timestamptz not null
);
