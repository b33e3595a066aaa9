-- What stands where: sites, the units on them, and the telephone lines that ring out of the cars.
-- A customer or an agreement belongs to another owner, so it is an id that the front door checks, not a foreign key.
create schema if not exists asset;

create table asset.site (
    id       uuid primary key,
    customer uuid not null,
    name     text not null,
    street   text not null,
    postcode text not null,
    city     text not null,
    country  text not null check (country ~ '^[A-Z]{2}$'),
    zone     text not null,
    access   text not null default '',
    version  integer not null default 1,
    words    text not null generated always as (name || ' ' || street || ' ' || postcode || ' ' || city) stored
);
create index site_by_name on asset.site (name, id);
create index site_by_customer on asset.site (customer);
create index site_words on asset.site using gin (words gin_trgm_ops);

create table asset.unit (
    id          uuid primary key,
    number      text not null unique,
    site        uuid not null references asset.site,
    name        text not null,
    kind        text not null,
    maker       text not null default '',
    model       text not null default '',
    floors      integer check (floors between 1 and 200),
    capacity_kg integer check (capacity_kg between 1 and 100000),
    year        integer check (year between 1850 and 2100),
    agreement   uuid,
    version     integer not null default 1,
    words       text not null generated always as (number || ' ' || name || ' ' || maker || ' ' || model) stored
);
create index unit_by_site on asset.unit (site, name);
create index unit_words on asset.unit using gin (words gin_trgm_ops);

-- One line may serve several cars of one shaft group, so a number can be several units.
create table asset.line (
    number text not null check (number ~ '^\+[1-9][0-9]{4,14}$'),
    unit   uuid not null references asset.unit,
    primary key (number, unit)
);
create index line_by_unit on asset.line (unit);

select kernel.create_event_table('asset');
