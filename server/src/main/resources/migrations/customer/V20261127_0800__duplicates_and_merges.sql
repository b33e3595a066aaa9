-- One customer, or one person, that stands in the directory twice is found, compared, made one record, and parted again.

-- Into whom this record was merged: always the one that is there, also when that one was merged in its turn.
alter table customer.customer add column merged_into uuid references customer.customer;
create index customer_merged on customer.customer (merged_into) where merged_into is not null;
alter table customer.person add column merged_into uuid references customer.person on delete cascade;
create index person_merged on customer.person (merged_into) where merged_into is not null;

-- Written, and not compared with the others yet. A row for each time, so that whoever writes waits for nobody who compares.
create table customer.to_compare (
    place bigint generated always as identity primary key,
    id    uuid not null,
    kind  text not null check (kind in ('customer', 'person'))
);

-- How far those were compared that nobody has written since; another reading begins again.
create table customer.compared (
    kind    text primary key check (kind in ('customer', 'person')),
    reading integer not null,
    after   uuid not null,
    is_over boolean not null
);

-- What would be the same in two records of one. Two that share a key may be one; a key that many share says nothing.
create table customer.likeness (
    key text not null collate "C",
    id  uuid not null,
    primary key (key, id)
);
create index likeness_of on customer.likeness (id);

create table customer.duplicate (
    id           uuid primary key,
    kind         text not null check (kind in ('customer', 'person')),
    one          uuid not null,
    other        uuid not null,
    reasons      text[] not null,
    found_at     timestamptz not null,
    dismissed_at timestamptz, -- somebody said that they are not the same
    dismissed_by uuid,
    check (one < other),
    unique (one, other)
);
create index duplicate_other on customer.duplicate (other);
create index duplicate_open on customer.duplicate (kind, found_at desc, id desc) where dismissed_at is null;

-- What a merge has changed, so that it can be undone.
create table customer.merge (
    id          uuid primary key,
    kind        text not null check (kind in ('customer', 'person')),
    survivor    uuid not null,
    merged      uuid not null,
    at          timestamptz not null,
    by          uuid,
    before      jsonb not null, -- of the survivor, the fields that the merge changed
    after       jsonb not null,
    people      uuid[] not null default '{}',
    agreements  uuid[] not null default '{}',
    earlier     uuid[] not null default '{}', -- what had been merged into it before
    phones      text[] not null default '{}', -- a person's, which are the survivor's now
    spare_phone text, -- the survivor's own number that gave way to another and still finds it
    leaves      jsonb, -- when the person was to leave
    undone_at   timestamptz,
    undone_by   uuid,
    check (survivor <> merged)
);
create unique index merge_once on customer.merge (merged) where undone_at is null;
create index merge_into on customer.merge (survivor, at desc);
