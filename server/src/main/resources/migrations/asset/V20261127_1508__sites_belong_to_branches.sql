-- A site belongs to a branch; what stands there is its branch's, and its customer is seen there.
alter table asset.site add branch uuid not null default '00000000-0000-0000-0000-000000000001';
alter table asset.unit add branch uuid not null default '00000000-0000-0000-0000-000000000001';
create index site_branches_of_customer on asset.site (customer, branch);

create function asset.branch_of_site(sites_id uuid) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
    select s.branch from asset.site s where s.id = sites_id;
end;

create function asset.branch_of_unit(units_id uuid) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
    select u.branch from asset.unit u where u.id = units_id;
end;

create function asset.unit_stands_in() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    new.branch := asset.branch_of_site(new.site);
    return new;
end $$;
create trigger stands_in before insert or update of site on asset.unit for each row execute function asset.unit_stands_in();

create function asset.site_belongs_to() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    owner uuid;
    their_branches uuid[];
begin
    if tg_op = 'INSERT' then
        call customer.has_site_in(new.customer, new.branch);
        return null;
    end if;
    if new.branch <> old.branch then
        update asset.unit u set branch = new.branch where u.site = new.id;
    end if;
    for owner in select distinct each from unnest(array[old.customer, new.customer]) each order by each loop
        call customer.telling_branches_of(owner);
        their_branches := array(select distinct s.branch from asset.site s where s.customer = owner);
        call customer.has_sites_in(owner, their_branches);
    end loop;
    return null;
end $$;
create trigger belongs_to after insert or update of customer, branch on asset.site for each row execute function asset.site_belongs_to();

-- Until now every site was the company's own.
update customer.customer c set branches = '{00000000-0000-0000-0000-000000000001}' where exists (select from asset.site s where s.customer = c.id);

create function asset.sees_site(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from asset.site t where t.id = its_id);
end $$;
create function asset.sees_unit(its_id uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from asset.unit t where t.id = its_id);
end $$;
call kernel.guard('asset.site', 'branch = any ((select kernel.sees())::uuid[])');
call kernel.guard('asset.unit', 'branch = any ((select kernel.sees())::uuid[])');
call kernel.guard('asset.line', 'asset.sees_unit(line.unit)');
call kernel.guard('asset.equipment', 'asset.sees_unit(equipment.unit)');
call kernel.guard('asset.planned_change', 'asset.sees_site(planned_change.site)');
call kernel.guard_events('asset', $$asset.sees_site(event.subject) or asset.sees_unit(event.subject)$$);
