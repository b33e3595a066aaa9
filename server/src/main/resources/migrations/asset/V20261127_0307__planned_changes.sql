-- What is known today and counts from a later midnight on the site's clocks: a new owner, another agreement, another place.
create table asset.planned_change (
    id          uuid primary key,
    what        text not null check (what in ('owner', 'agreement', 'place')),
    site        uuid not null references asset.site, -- whose clocks count; of a new owner also what it is about
    unit        uuid references asset.unit,
    customer    uuid, -- who owns the site from then on
    to_site     uuid references asset.site, -- where the unit belongs from then on
    agreement   uuid, -- what is promised from then on; null for nothing. With a new owner for every unit of the site
    day         date not null,
    due_at      timestamptz not null,
    try_at      timestamptz not null,
    planned_at  timestamptz not null,
    planned_by  uuid,
    state       text not null default 'planned' check (state in ('planned', 'done', 'cancelled', 'refused')),
    settled_at  timestamptz,
    settled_by  uuid,
    refusal     text, -- why a rule said no when the day came
    check ((what = 'owner') = (unit is null)),
    check ((what = 'owner') = (customer is not null)),
    check ((what = 'place') = (to_site is not null)),
    check ((state = 'planned') = (settled_at is null)),
    check ((state = 'refused') = (refusal is not null))
);
create unique index planned_change_once on asset.planned_change (site, unit, what, day) nulls not distinct where state = 'planned';
create index planned_change_due on asset.planned_change (try_at) where state = 'planned';
create index planned_change_of_site on asset.planned_change (site, due_at) where state in ('planned', 'refused');
create index planned_change_of_unit on asset.planned_change (unit, due_at) where state in ('planned', 'refused');
