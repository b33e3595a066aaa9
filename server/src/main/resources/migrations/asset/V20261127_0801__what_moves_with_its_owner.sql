-- When two records of one customer become one, its sites and the plans that name it go along, and come back when that is undone.
create table asset.moved_with_owner (
    merge   uuid primary key,
    sites   uuid[] not null,
    planned uuid[] not null
);
create index planned_change_to on asset.planned_change (customer) where customer is not null and state in ('planned', 'refused');
