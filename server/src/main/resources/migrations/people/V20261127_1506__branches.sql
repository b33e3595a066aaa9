-- The company is a tree of branches: country, region, branch. Its root is the company itself, without a name of its own.
create table people.branch (
    id      uuid primary key,
    parent  uuid references people.branch,
    name    text not null check (length(name) <= 120),
    version integer not null default 1,
    check ((parent is null) = (id = '00000000-0000-0000-0000-000000000001')),
    check ((parent is null) = (name = '')),
    unique (parent, name)
);
insert into people.branch (id, name) values ('00000000-0000-0000-0000-000000000001', '');

create function people.branch_and_below(top uuid) returns uuid[] language sql stable parallel safe as $$
    with recursive below as (
        select top as id
        union
        select b.id from people.branch b join below on b.parent = below.id)
    select array_agg(id) from below
$$;

-- Who works in it, or for it and all that is below it.
alter table people.user_account add branch uuid not null default '00000000-0000-0000-0000-000000000001' references people.branch;
alter table people.api_token add branch uuid not null default '00000000-0000-0000-0000-000000000001' references people.branch;
